import Foundation
import Notifications
import Refills
import Statecharts
import Store
import Testing

@Suite struct EventTests {
  private let catalogue = EventCatalogue(source: "https://clinic.example/refilld")

  private func event(_ sample: Sample, _ row: StreamRow) -> CloudEvent? { catalogue.event(of: row) }

  @Test("A change is one event with the required attributes, ids, states, cause and stage")
  func structured() throws {
    let sample = try Sample()
    let found = try #require(event(sample, try sample.streamRow(from: .preparing, to: .ready)))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(found.structured())) as? [String: Any])
    #expect(object["specversion"] as? String == "1.0")
    #expect(object["id"] as? String == "\(sample.refill.id)-7")
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
      try event(sample, sample.streamRow(from: .ready, to: .ready, tracking: ("fresh", "stale")))?.type
        == .tracking)
    #expect(
      try event(sample, sample.streamRow(from: .ready, to: .ready, pace: ("onTime", "late")))?.type == .pace)
    let both = try sample.streamRow(
      from: .sent, to: .ready, pace: ("late", "onTime"), tracking: ("stale", "fresh"))
    #expect(event(sample, both)?.type == .progress)
  }

  @Test("The first event of a refill has no from")
  func first() throws {
    let sample = try Sample()
    let found = try #require(event(sample, try sample.streamRow(from: nil, to: .screening, sequence: 1)))
    #expect(found.type == .progress && found.data.from == nil)
    #expect(!String(decoding: found.binary(), as: UTF8.self).contains("\"from\""))
  }

  @Test("What moved nothing and what was refused is in no stretch of the stream")
  func none() throws {
    let sample = try Sample()
    let shelf = Shelf(sample)
    shelf.change { content in
      content.journal = [
        sample.journalRow(from: .preparing, to: .ready, sequence: 7),
        sample.journalRow(from: .ready, to: .ready, sequence: 8),
        sample.journalRow(from: .ready, to: .pickedUp, sequence: 9, refusal: "not-allowed"),
      ]
    }
    let page = try shelf.stream(after: 6, limit: 10)
    #expect(page.rows.map(\.sequence) == [7])
    #expect(page.end == 9 && page.isLast)
  }

  @Test("A state that this chart does not have makes no event")
  func strange() throws {
    let sample = try Sample()
    let known = try sample.streamRow(from: .preparing, to: .ready)
    for to in [#"["nowhere"]"#, "", "{}", #"["ready"]"#] {
      let row = StreamRow(
        sequence: 7, refill: known.refill, external: known.external, brand: known.brand, version: 7,
        at: known.at, kind: known.kind, from: known.from, to: to, isCorrection: false)
      #expect(event(sample, row) == nil)
    }
  }

  @Test("An id of the clinic's own with signs of JSON comes out as it is")
  func escaping() throws {
    let sample = try Sample()
    let known = try sample.streamRow(from: .preparing, to: .ready)
    let external = try #require(ExternalID(#"a"b\c/d"#))
    let row = StreamRow(
      sequence: 7, refill: known.refill, external: external, brand: known.brand, version: 7, at: known.at,
      kind: known.kind, from: known.from, to: known.to, isCorrection: true)
    let found = try #require(event(sample, row))
    let data = try JSONDecoder().decode(RefillChange.self, from: Data(found.binary()))
    #expect(data == found.data)
    #expect(data.external == external)
  }

  @Test("The stage is waiting on you while the patient's part blocks")
  func stage() throws {
    let sample = try Sample()
    let paused = try sample.streamRow(from: .withProvider, to: .withProvider, pace: ("onTime", "paused"))
    #expect(event(sample, paused)?.data.stage == .waitingOnYou)
    #expect(
      try event(sample, sample.streamRow(from: .preparing, to: .holdMismatch))?.data.stage == .waitingOnYou)
    #expect(try event(sample, sample.streamRow(from: .preparing, to: .ready))?.data.stage == .shippedOrReady)
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
