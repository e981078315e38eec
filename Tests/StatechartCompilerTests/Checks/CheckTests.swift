import Foundation
import SeededRandom
import StatechartCompiler
import Testing

struct CheckTests {
  @Test("A chart that breaks no rule is accepted")
  func accepted() throws {
    #expect(try checkChart(SampleChart.bytes, file: "x").model.name == "parcel")
  }

  @Test("A broken rule is told with its line and what to do", arguments: CheckRefusal.all)
  func refused(_ refusal: CheckRefusal) throws {
    let bytes = SampleChart.replacing(refusal.old, with: refusal.new)
    try #require(bytes != SampleChart.bytes, "the change does not apply")
    let before = String(decoding: bytes, as: UTF8.self).split(
      separator: refusal.mark, maxSplits: 1, omittingEmptySubsequences: false)[0]
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).count
    let error = #expect(throws: ChartProblems.self) { try checkChart(bytes, file: "a/b.scxml") }
    let told = (error?.problems ?? []).filter { $0.code == refusal.code && $0.message.contains(refusal.says) }
    #expect(told.first?.position.line == line, "\(error?.description ?? "")")
    #expect(told.first?.description.hasPrefix("a/b.scxml:\(line):") == true)
  }

  @Test("Transitions that follow each other for ever are found", arguments: Circle.endless)
  func endless(_ circle: Circle) {
    let error = #expect(throws: ChartProblems.self) { try checkChart(circle.bytes, file: "x") }
    #expect(error?.problems.map(\.code) == [.endless], "\(error?.description ?? "")")
    #expect(
      error?.problems.first?.message.contains(": \(circle.path)") == true, "\(error?.description ?? "")")
  }

  @Test("Transitions whose conditions contradict each other make no circle", arguments: Circle.harmless)
  func harmless(_ circle: Circle) throws {
    #expect(throws: Never.self) { try checkChart(circle.bytes, file: "x") }
  }

  @Test("What a state takes in each of its states inside, it never takes itself")
  func inner() throws {
    let ignore = "<rx:ignore event=\"staff.hold\"/>"
    let everywhere = SampleChart.text
      .replacing("rx:answer=\"packing\">", with: "rx:answer=\"packing\">\(ignore)")
      .replacing(
        "rx:answer=\"late\" rx:ask=\"hourly\">", with: "rx:answer=\"late\" rx:ask=\"hourly\">\(ignore)"
      )
      .replacing("rx:answer=\"packed\">", with: "rx:answer=\"packed\">\(ignore)")
    let error = #expect(throws: ChartProblems.self) { try checkChart(Array(everywhere.utf8), file: "x") }
    #expect(error?.problems.contains { $0.code == .neverWins && $0.message.contains("staff.hold") } == true)
  }

  @Test("A clock that is heard and does nothing attends to no state")
  func idleClock() {
    let idle = SampleChart.text
      .replacing("rx:acts=\"staff\" rx:answer=\"packing\"", with: "rx:acts=\"nobody\" rx:answer=\"packing\"")
      .replacing("event=\"clock.packingDue\" target=\"late\"", with: "event=\"clock.packingDue\"")
    let error = #expect(throws: ChartProblems.self) { try checkChart(Array(idle.utf8), file: "x") }
    #expect(error?.problems.map(\.code).contains(.unattended) == true)
  }

  @Test("A chart with more than 128 states is refused")
  func tooLarge() {
    let many = (0..<128).map {
      "<state id=\"x\($0)\"><transition event=\"staff.hold\" target=\"onTime\"/></state>"
    }
    let bytes = SampleChart.replacing(
      "<state id=\"tooLate\">", with: many.joined() + "<state id=\"tooLate\">")
    let error = #expect(throws: ChartProblems.self) { try checkChart(bytes, file: "x") }
    #expect(error?.problems.map(\.code) == [.tables])
    #expect(error?.description.contains("128") == true)
  }

  @Test("A chart to which nothing can happen is refused")
  func noEvents() {
    let text = """
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:rx="urn:refilld:chart:1" version="1.0" name="x">
        <state id="a" rx:stage="s" rx:acts="p" rx:answer="a"><transition target="b"/></state>
        <final id="b" rx:stage="s" rx:acts="p" rx:answer="a"/>
      </scxml>
      """
    let error = #expect(throws: ChartProblems.self) { try checkChart(Array(text.utf8), file: "x") }
    #expect(error?.problems.map(\.code) == [.missing])
  }

  @Test("Five hundred charts with exchanged values are each accepted or refused", .timeLimit(.minutes(3)))
  func damage() {
    var random = SplitMix64(seed: 14)
    let words = SampleChart.text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    var accepted = 0
    for _ in 0..<500 {
      // Values stand between quotes: exchanging them keeps the document well-formed.
      var damaged = words
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let from = Int.random(in: 0..<words.count / 2, using: &random) * 2 + 1
        let to = Int.random(in: 0..<words.count / 2, using: &random) * 2 + 1
        damaged[to] = words[from]
      }
      do throws(ChartProblems) {
        _ = generateSwift(try checkChart(Array(damaged.joined(separator: "\"").utf8), file: "x"), source: "x")
        accepted += 1
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
    #expect((1..<500).contains(accepted))
  }
}
