import Foundation
import Notifications
import Refills
import Statecharts
import Store
import Testing

@Suite struct EventTests {
  private func event(_ sample: Sample, _ row: JournalRow) throws -> CloudEvent? {
    try EventCatalogue(Shelf(sample), source: "https://clinic.example/refilld").event(of: row, id: "rf-7")
  }

  @Test("A change is one event with the required attributes, ids, states, cause and stage")
  func structured() throws {
    let sample = try Sample()
    let found = try #require(try event(sample, sample.journalRow(from: .preparing, to: .ready)))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(try found.structured())) as? [String: Any])
    #expect(object["specversion"] as? String == "1.0")
    #expect(object["id"] as? String == "rf-7")
    #expect(object["source"] as? String == "https://clinic.example/refilld")
    #expect(object["type"] as? String == "org.refilld.refill.progress")
    #expect(object["subject"] as? String == sample.refill.id.text)
    #expect(object["time"] as? String == "2026-03-02T15:00:00Z")
    #expect(object["datacontenttype"] as? String == "application/json")
    let data = try #require(object["data"] as? [String: Any])
    #expect(
      Set(data.keys) == ["refill", "external", "sequence", "from", "to", "cause", "stage", "correction"])
    #expect(data["external"] as? String == "refill-1")
    #expect(data["sequence"] as? Int == 7)
    #expect((data["from"] as? [String: String])?["progress"] == "preparing")
    #expect(
      data["to"] as? [String: String] == [
        "progress": "ready", "patientPart": "nothingAsked", "cancel": "noCancel", "tracking": "fresh",
        "pace": "onTime",
      ])
    #expect(data["cause"] as? String == "pharmacy.ready")
    #expect(data["stage"] as? String == "shippedOrReady")
    #expect(data["correction"] as? Bool == false)
  }

  @Test("Tracking and pace have types of their own, unless the progress moved too")
  func types() throws {
    let sample = try Sample()
    #expect(
      try event(sample, sample.journalRow(from: .ready, to: .ready, tracking: ("fresh", "stale")))?.type
        == .tracking)
    #expect(
      try event(sample, sample.journalRow(from: .ready, to: .ready, pace: ("onTime", "late")))?.type == .pace)
    let both = sample.journalRow(
      from: .sent, to: .ready, pace: ("late", "onTime"), tracking: ("stale", "fresh"))
    #expect(try event(sample, both)?.type == .progress)
  }

  @Test("The first event of a refill has no from")
  func first() throws {
    let sample = try Sample()
    let found = try #require(try event(sample, sample.journalRow(from: nil, to: .screening, sequence: 1)))
    #expect(found.type == .progress && found.data.from == nil)
    #expect(!String(decoding: try found.binary(), as: UTF8.self).contains("\"from\""))
  }

  @Test("What moved nothing and what was refused is no event")
  func none() throws {
    let sample = try Sample()
    #expect(try event(sample, sample.journalRow(from: .ready, to: .ready)) == nil)
    #expect(try event(sample, sample.journalRow(from: .ready, to: .pickedUp, refusal: "not-allowed")) == nil)
  }

  @Test("The stage is waiting on you while the patient's part blocks")
  func stage() throws {
    let sample = try Sample()
    let paused = sample.journalRow(from: .withProvider, to: .withProvider, pace: ("onTime", "paused"))
    #expect(try event(sample, paused)?.data.stage == .waitingOnYou)
    #expect(
      try event(sample, sample.journalRow(from: .preparing, to: .holdMismatch))?.data.stage == .waitingOnYou)
    #expect(try event(sample, sample.journalRow(from: .preparing, to: .ready))?.data.stage == .shippedOrReady)
  }

  @Test("The documents name every type and every notice")
  func documents() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let events = try String(contentsOf: root.appending(path: "docs/events.md"), encoding: .utf8)
    for type in EventType.allCases { #expect(events.contains("`\(type.rawValue)`"), "\(type)") }
    let messages = try String(contentsOf: root.appending(path: "docs/messages.md"), encoding: .utf8)
    for line in messages.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let kind = NoticeClass(rawValue: cells[0]) else { continue }
      let named = Set(cells[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
      #expect(
        named == Set(RefillChart.Notice.allCases.filter { $0.noticeClass == kind }.map(\.rawValue)), "\(kind)"
      )
    }
    for reason in PolicyReason.allCases { #expect(messages.contains(reason.rawValue), "\(reason)") }
  }
}
