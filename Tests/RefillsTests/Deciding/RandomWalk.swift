import Foundation
import Refills
import SeededRandom
import Statecharts
import Testing

/// One refill to which things happen at random: likely and unlikely events, from the right and the wrong people,
/// early, late and twice.
struct RandomWalk {
  private(set) var desk: Desk
  private(set) var log = StepLog()
  private var random: SplitMix64
  private var now: Instant

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    desk = try Desk(
      schedule: seed % 5 == 0 ? .two : .none, repeats: seed % 2 == 0 ? 3 : 0,
      way: seed % 3 == 0 ? .mail : .pickUp, gapRisk: seed % 7 == 0 ? .high : .low, runOut: "2026-03-20 10:00")
    now = desk.refill.changedAt
  }

  /// One thing happens, or is refused.
  mutating func step() throws -> Verdict {
    now = now + .seconds(Int64.random(in: 0...200_000, using: &random))
    if let clock = runningClock(), Bool.random(using: &random) { return try fire(clock) }
    let kind = likelyKind()
    let actors = kind.actors.sorted { $0.rawValue < $1.rawValue }
    let right = actors.randomElement(using: &random)
    let actor = chance(20) ? Actor.allCases.randomElement(using: &random) : right
    let sender = Sender(try #require(actor), name: "someone")
    return desk.verdict(try event(kind), by: sender, at: now)
  }

  private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

  private mutating func runningClock() -> RefillChart.Clock? {
    desk.refill.record.clocks.filter { $0.value.due != nil }.map(\.key).sorted { $0.index < $1.index }
      .randomElement(using: &random)
  }

  /// On time, now and then a little early, and now and then for an occurrence that has been replaced.
  private mutating func fire(_ clock: RefillChart.Clock) throws -> Verdict {
    let armed = try #require(desk.refill.record.clocks[clock])
    let due = try #require(armed.due)
    now = max(now, chance(10) ? due - .milliseconds(1) : due)
    let occurrence = armed.occurrence - (chance(10) ? 1 : 0)
    return desk.verdict(
      try clock.firing, by: Sender(.timer, name: "timer"), at: now, occurrence: occurrence)
  }

  /// Mostly one that something waits for here.
  private mutating func likelyKind() -> RefillChart.EventKind {
    let all = RefillChart.EventKind.allCases.filter { RefillChart.Clock.of($0) == nil }
    let handled = all.filter { kind in
      var tried = desk.refill.configuration
      let facts = RefillChart.GuardAdapter(RefillFacts(record: desk.refill.record, at: now))
      return RefillChart.table.step(&tried, event: kind.index, guards: facts, into: &log) != .unhandled
    }
    return (chance(10) ? all : handled).randomElement(using: &random) ?? .trackingFresh
  }

  private mutating func event(_ kind: RefillChart.EventKind) throws -> RefillChart.Event {
    if kind == .providerApprove { return try desk.approval() }
    let source = Report.Source.allCases[Int.random(in: 0..<3, using: &random)]
    let report = Report(
      source: source, manner: chance(2) ? .event : .read, endpoint: try Desk.pharmacy,
      reportedAt: chance(3) ? nil : now - .seconds(Int64.random(in: 0...90_000, using: &random)),
      seenAt: now, status: "told", readyAt: chance(4) ? now : nil,
      contradiction: chance(30) ? "It says two things." : nil)
    if let event = RefillChart.Event(kind: kind, carrying: report) { return event }
    return try kind.sample(at: now)
  }
}
