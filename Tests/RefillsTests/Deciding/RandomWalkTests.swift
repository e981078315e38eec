import Refills
import Statecharts
import Testing

@Suite("Whatever happens to a refill")
struct RandomWalkTests {
  /// Lives to try, each by its seed, and things that happen in one.
  private static let seeds = UInt64(0)..<40
  private static let length = 250

  @Test("A refusal changes nothing, a decision counts by one and tells where it came from", arguments: seeds)
  func counts(seed: UInt64) throws {
    var walk = try RandomWalk(seed: seed)
    for _ in 0..<Self.length {
      let before = walk.desk.refill
      switch try walk.step() {
      case .refused(_, let entry):
        try #require(walk.desk.refill == before)
        if let entry { try #require(entry.refusal != nil && entry.version == before.version) }
      case .decided(let decision):
        let counted = before.version == 0 && decision.entry.refusal != nil ? 0 : before.version + 1
        try #require(decision.refill.version == counted)
        try #require(decision.entry.version == decision.refill.version)
        try #require(decision.entry.to == decision.refill.regions.stateIDs)
        try #require(decision.entry.from == (before.version == 0 ? [] : before.regions.stateIDs))
        if decision.entry.refusal != nil {
          try #require(decision.refill.configuration == before.configuration && decision.dispatches.isEmpty)
        }
      }
    }
  }

  @Test("It stands where its chart can, and is found there again when it is loaded", arguments: seeds)
  func isLegal(seed: UInt64) throws {
    var walk = try RandomWalk(seed: seed)
    let chart = RefillChart.table
    for _ in 0..<Self.length {
      _ = try walk.step()
      let refill = walk.desk.refill
      try #require(RefillChart.Regions(refill.configuration) == refill.regions)
      let restored = try Configuration(
        chart: chart, stateIDs: refill.configuration.stateIDs(in: chart),
        historyIDs: refill.configuration.historyIDs(in: chart))
      try #require(restored == refill.configuration)
    }
  }

  @Test("The clocks of where it stands run or have fired, and no others run", arguments: seeds)
  func clocksFollow(seed: UInt64) throws {
    var walk = try RandomWalk(seed: seed)
    for _ in 0..<Self.length {
      _ = try walk.step()
      let refill = walk.desk.refill
      let expected = Set(
        refill.configuration.active.flatMap { RefillChart.table.states[$0].clocks }
          .compactMap { RefillChart.Clock(index: $0) })
      try #require(Set(refill.record.clocks.keys) == expected)
    }
  }

  @Test("A due time stands as long as its clock runs, unless a pause moves it", arguments: seeds)
  func dueTimesStand(seed: UInt64) throws {
    var walk = try RandomWalk(seed: seed)
    for _ in 0..<Self.length {
      let before = walk.desk.refill.record.clocks
      _ = try walk.step()
      for (clock, armed) in walk.desk.refill.record.clocks {
        guard let was = before[clock], was.occurrence == armed.occurrence else { continue }
        if was.unpausedDue != nil { try #require(armed.unpausedDue == was.unpausedDue, "\(clock)") }
        if !clock.pauses, let due = was.due, armed.firedAt == nil {
          try #require(armed.due == due, "\(clock)")
        }
        try #require(was.firedAt == nil || armed.due == nil, "\(clock) fired and is armed")
      }
    }
  }

  @Test("What is scheduled is never approved here, and a correction is never silent", arguments: seeds)
  func promises(seed: UInt64) throws {
    var walk = try RandomWalk(seed: seed)
    for _ in 0..<Self.length {
      let verdict = try walk.step()
      let refill = walk.desk.refill
      if refill.record.schedule.isScheduled {
        try #require(![.approved, .cleared, .withProvider].contains(refill.progress))
      }
      guard case .decided(let decision) = verdict, decision.entry.isCorrection else { continue }
      let isContradictory = refill.record.movedBy?.contradiction != nil
      try #require(!decision.entry.notices.isEmpty || isContradictory)
    }
  }

  @Test("The lives tried are lives: most states are lived in, and all three answers of the chart are heard")
  func areLives() throws {
    var seen: Set<RefillChart.Progress> = []
    var refusals: Set<String> = []
    for seed in Self.seeds {
      var walk = try RandomWalk(seed: seed)
      for _ in 0..<Self.length {
        if case .refused(let refusal, _) = try walk.step() { refusals.insert(refusal.code) }
        seen.insert(walk.desk.refill.progress)
      }
    }
    #expect(seen.count * 10 >= RefillChart.Progress.allCases.count * 7, "\(seen.count)")
    #expect(refusals.isSuperset(of: ["unhandled", "not-allowed"]), "\(refusals)")
  }
}
