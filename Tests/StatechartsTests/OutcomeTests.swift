import Statecharts
import Synchronization
import Testing

@Suite("What became of an event")
struct OutcomeTests {
  /// Counts how often each guard is asked; all are true.
  private final class Counting: GuardSource, Sendable {
    let asked = Mutex<[Int: Int]>([:])

    func answer(_ guardIndex: Int) -> Bool {
      asked.withLock { $0[guardIndex, default: 0] += 1 }
      return true
    }
  }

  private let chart = ChartBuilder.chart(
    guards: 3,
    [
      .parallel(
        "all",
        [
          .state(
            "r",
            [
              .state(
                "a",
                go: [
                  Go("guarded", when: [.ask(0), .ask(1, false)], to: ["b"]), Go("stay"),
                  Go("both", to: ["b"]),
                  Go("in", when: [.isIn("b")], to: ["b"]), Go("two", when: [.ask(1)], to: ["b"]),
                  Go("two", when: [.ask(2)]),
                  Go("some", when: [.ask(0)], to: ["b"]),
                  Go("some", isIgnoring: true),
                ]),
              .state("b", go: [Go("never", when: [.never], to: ["a"])]),
            ]),
          .state("s", go: [Go("both", isIgnoring: true), Go("meaningless", isIgnoring: true)]),
        ])
    ])

  @Test("A transition without a target moves and leaves the configuration as it was")
  func targetless() {
    var walk = Walk(chart)
    walk.send("stay")
    #expect(walk.outcome == .moved && walk.log.isConfigurationUnchanged)
    walk.send("both")
    #expect(walk.outcome == .moved && !walk.log.isConfigurationUnchanged)
  }

  @Test("An event that the chart ignores is ignored, without effect")
  func ignored() {
    var walk = Walk(chart)
    walk.send("meaningless")
    #expect(walk.outcome == .ignored && walk.log.effects.isEmpty && walk.log.isConfigurationUnchanged)
  }

  @Test("What one region ignores moves another")
  func ignoredInOneRegion() {
    var walk = Walk(chart)
    walk.send("both")
    #expect(walk.outcome == .moved && walk.leaves == ["b", "s"])
  }

  @Test("A guarded transition wins over the same state's ignoring one while its guard holds")
  func ignoringStandsLast() {
    var walk = Walk(chart)
    walk.send("some")
    #expect(walk.outcome == .ignored)
    walk.send("some", guards: 0b001)
    #expect(walk.outcome == .moved)
  }

  @Test("A refusal names the guard that answered against it")
  func refused() {
    var walk = Walk(chart)
    walk.send("guarded", guards: 0b000)
    #expect(walk.outcome == .refused(guards: 0b001))
    walk.send("guarded", guards: 0b011)
    #expect(walk.outcome == .refused(guards: 0b010))
    #expect(walk.log.guardsAsked == 0b011 && walk.log.guardAnswers == 0b011)
    walk.send("two")
    #expect(walk.outcome == .refused(guards: 0b110))
    walk.send("in")
    #expect(walk.outcome == .refused(guards: 0))
    walk.send("guarded", guards: 0b001)
    #expect(walk.outcome == .moved)
    walk.send("never")
    #expect(walk.outcome == .refused(guards: 0))
  }

  @Test("An event without transition in the active states is unhandled")
  func unhandled() {
    var walk = Walk(chart)
    walk.send("never")
    #expect(walk.outcome == .unhandled && walk.log.effects.isEmpty)
  }

  @Test("An eventless transition that new facts allow is taken after an event that nobody handles")
  func factsChanged() {
    var walk = Walk(
      ChartBuilder.chart(
        guards: 1,
        [
          .state("a", go: [Go(when: [.ask(0)], to: ["b"])]), .state("b", go: [Go("e", to: ["a"])]),
        ]))
    walk.send("e", guards: 1)
    #expect(walk.outcome == .moved && walk.leaves == ["b"])
  }

  @Test("Each guard is asked at most once in a macrostep")
  func once() throws {
    let chart = ChartBuilder.chart(
      guards: 1,
      [
        .parallel(
          "p",
          [
            .state(
              "r",
              [
                .state("a", go: [Go("e", when: [.ask(0)], to: ["b"])]),
                .state("b", go: [Go(when: [.ask(0)], to: ["c"])]), .state("c"),
              ]),
            .state("s", [.state("d", go: [Go("e", when: [.ask(0)], to: ["f"])]), .state("f")]),
          ])
      ])
    var log = StepLog()
    let guards = Counting()
    var configuration = chart.start(guards: guards, into: &log)
    #expect(log.guardsAsked == 0)
    let event = try #require(chart.eventIndex("e"))
    #expect(chart.step(&configuration, event: event, guards: guards, into: &log) == .moved)
    #expect(guards.asked.withLock(\.self) == [0: 1])
    #expect(chart.isActive("c", in: configuration) && chart.isActive("f", in: configuration))
  }

  @Test("After a top-level final state no event does anything")
  func finished() {
    var walk = Walk(ChartBuilder.chart([.state("a", go: [Go("e", to: ["end"])]), .final("end")]))
    walk.send("e")
    walk.send("e")
    #expect(walk.outcome == .unhandled && walk.leaves == ["end"])
  }
}
