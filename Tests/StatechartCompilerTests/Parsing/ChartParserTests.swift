import Foundation
import SeededRandom
import StatechartCompiler
import Testing

struct ChartParserTests {
  @Test("Every word of the chart language arrives in the model")
  func sample() throws {
    let model = try SampleChart.model()
    #expect(model.name == "parcel")
    #expect(model.events.map(\.name).prefix(2) == ["staff.send", "staff.approve"])
    #expect(model.events[0].actors.map(\.value) == ["staff", "lead"])
    #expect(model.events.map(\.payload).prefix(3) == ["Shipment", "Approval", nil])
    #expect(model.events.map(\.isDecodable).prefix(3) == [true, false, true])
    #expect(model.guards.map(\.isConstant) == [false, true])
    #expect(model.root.initial?.targets.map(\.value) == ["life"])

    let progress = model.root.children[0].children[0]
    let open = progress.children[0]
    #expect(open.children.map(\.kind) == [.deepHistory, .state, .state, .state])
    #expect(open.children[0].initial?.targets.map(\.value) == ["packing"])

    let packing = open.children[1]
    #expect(packing.facts.mapValues(\.value) == ["stage": "waiting", "acts": "staff", "answer": "packing"])
    #expect(packing.onEntry.map { $0.map(\.kind) } == [[.command("printLabel")]])
    #expect(packing.transitions[0].condition.map(\.test) == [.guarded("isPaid"), .guarded("isFragile")])
    #expect(packing.transitions[0].condition.map(\.negated) == [false, true])
    let clock = try #require(packing.clocks.first)
    #expect(clock.after == .named("packing") && clock.calendar == "business-hours" && clock.pauses)
    #expect(clock.from == "packingSince")

    let onTheWay = progress.children[2]
    #expect(onTheWay.onEntry[0][0].kind == .send(event: "nudge", delay: 172_800_000, id: "nudge"))
    #expect(onTheWay.onExit[0][0].kind == .cancel(id: "nudge"))
    #expect(onTheWay.transitions[0].isInternal)
    #expect(onTheWay.transitions[0].actions.map(\.kind) == [.raise(event: "overdue")])
    #expect(onTheWay.transitions[1].notice?.value == "delivered")

    let delivered = progress.children[3]
    #expect(delivered.transitions[0].isCorrection)
    #expect(delivered.clocks[0].after == .literal(2_592_000_000))
    #expect(progress.children[4].ignored.map(\.event.value) == ["carrier"])
    let pace = model.root.children[0].children[1]
    #expect(pace.initial?.targets.map(\.value) == ["onTime"])
    #expect(pace.children[0].transitions[1].condition.map(\.test) == [.inState("late")])
  }

  @Test("What is outside the chart language is refused with its line", arguments: ParserRefusal.all)
  func refusal(_ refusal: ParserRefusal) throws {
    let bytes = SampleChart.replacing(refusal.old, with: refusal.new)
    try #require(bytes != SampleChart.bytes)
    let line = String(decoding: bytes, as: UTF8.self).split(separator: refusal.mark, maxSplits: 1)[0]
      .split(separator: "\n", omittingEmptySubsequences: false).count
    let error = #expect(throws: ChartProblems.self) {
      try parseChart(bytes, file: "a/b.scxml", mode: .strict)
    }
    #expect(error?.problems.map(\.code) == [refusal.code], "\(error?.description ?? "")")
    #expect(error?.problems.first?.position.line == line)
    #expect(error?.description.hasPrefix("a/b.scxml:\(line):") == true)
  }

  @Test("All problems are told at once, in the order of the file")
  func several() {
    let text = """
      <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="x">
        <state id="A"><script/></state>
        <state><transition cond="a b" target=""/></state>
      </scxml>
      """
    let error = #expect(throws: ChartProblems.self) {
      try parseChart(Array(text.utf8), file: "x", mode: .strict)
    }
    #expect(error?.problems.map(\.position.line) == [2, 2, 3, 3, 3])
    #expect(error?.problems.last?.description.hasPrefix("x:3:") == true)
  }

  @Test("Of many problems the first hundred are told")
  func limit() {
    let text = "<scxml xmlns='u'>" + String(repeating: "<a/>", count: 1000) + "</scxml>"
    let error = #expect(throws: ChartProblems.self) {
      try parseChart(Array(text.utf8), file: "x", mode: .strict)
    }
    #expect(error?.problems.count == ChartProblems.limit)
  }

  @Test("Two thousand damaged charts are each read or refused", .timeLimit(.minutes(2)))
  func damage() {
    var random = SplitMix64(seed: 2026)
    var read = 0
    for _ in 0..<2000 {
      var bytes = SampleChart.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes, &random) }
      do {
        _ = try parseChart(bytes, file: "x", mode: Bool.random(using: &random) ? .strict : .conformance)
        read += 1
      } catch {
        #expect(!error.problems.isEmpty)
      }
    }
    #expect((1..<2000).contains(read))
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let at = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, at + Int.random(in: 0...40, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.removeSubrange(at..<end)
    case 2: bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0..<bytes.count, using: &random))
    case 3: bytes.removeLast(bytes.count - max(at, 1))
    default: bytes.insert(Array("<>&;\"'/=:[]!-?# {}".utf8).randomElement(using: &random) ?? 0, at: at)
    }
  }

  @Test("Every chart of the conformance suite is read", .enabled(if: !SharedCases.charts().isEmpty))
  func conformance() throws {
    for path in SharedCases.charts() {
      let bytes = try Array(Data(contentsOf: URL(filePath: path)))
      _ = try parseChart(bytes, file: path, mode: .conformance)
    }
  }
}
