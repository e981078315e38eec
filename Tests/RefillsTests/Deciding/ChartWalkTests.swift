import Refills
import Statecharts
import Testing

@Suite("Wherever a refill can get")
struct ChartWalkTests {
  /// One walk for each kind of refill: repeat, renewal, scheduled (which never comes to where the two part).
  private static let walks = [
    (false, ChartWalk(isScheduled: false, isRenewal: false)),
    (false, ChartWalk(isScheduled: false, isRenewal: true)),
    (true, ChartWalk(isScheduled: true, isRenewal: true)),
  ]

  @Test("There is always a way to an end")
  func endsAreReachable() {
    for (_, walk) in Self.walks {
      #expect(!walk.isCut)
      #expect(walk.dead().isEmpty)
    }
  }

  @Test("While it is live, somebody must act or a clock runs")
  func somebodyOwnsIt() {
    for (_, walk) in Self.walks {
      for place in walk.places {
        guard let regions = RefillChart.Regions(place), !regions.progress.isClosed else { continue }
        let hasClock = place.active.contains { state in
          !RefillChart.table.states[state].clocks.isEmpty && Self.isPart(state, of: "progress")
        }
        #expect(regions.progress.acts != .nobody || hasClock, "\(regions)")
      }
    }
  }

  @Test("What is scheduled never comes near an approval")
  func scheduledIsNeverApproved() {
    let forbidden: Set<RefillChart.Progress> = [
      .approved, .cleared, .toBeSigned, .withProvider, .withCover, .withLead, .changesToConfirm,
    ]
    for (isScheduled, walk) in Self.walks where isScheduled {
      let reached = Set(walk.places.compactMap { RefillChart.Regions($0)?.progress })
      #expect(reached.isDisjoint(with: forbidden), "\(reached.intersection(forbidden))")
      #expect(reached.contains(.decidedElsewhere))
    }
  }

  @Test("Each transition of the chart can be taken")
  func nothingIsDead() {
    let taken = Self.walks.reduce(into: Set<Int>()) { $0.formUnion($1.1.taken) }
    let defaults = Set(RefillChart.table.states.map(\.defaultTransition))
    // What the chart ignores leaves no trace.
    let missing = RefillChart.table.transitions.indices.filter {
      !taken.contains($0) && !defaults.contains($0) && !RefillChart.table.transitions[$0].isIgnoring
    }
    #expect(missing.isEmpty, "\(missing.map(Self.describe))")
  }

  @Test("Each state of the chart can be reached")
  func allAreReached() {
    let reached = Set(Self.walks.flatMap { $0.1.places.compactMap { RefillChart.Regions($0)?.progress } })
    #expect(reached == Set(RefillChart.Progress.allCases))
  }

  @Test("Whoever takes back what was said tells the patient")
  func correctionsAreTold() {
    for transition in RefillChart.table.transitions where transition.isCorrection {
      #expect(transition.notice >= 0, "\(RefillChart.table.states[transition.source].id)")
    }
  }

  @Test("One thing that happens is at most one message")
  func oneMessage() {
    for (_, walk) in Self.walks {
      let doubled = walk.doubled.map { kind, notices in
        "\(kind.rawValue): \(notices.sorted().map { RefillChart.table.notices[$0] })"
      }
      #expect(doubled.sorted() == [])
    }
  }

  private static func isPart(_ state: Int, of region: String) -> Bool {
    RefillChart.table.stateIndex(region).map { $0 <= state && state <= RefillChart.table.states[$0].last }
      ?? false
  }

  private static func describe(_ index: Int) -> String {
    let transition = RefillChart.table.transitions[index]
    let events = transition.events.map { RefillChart.table.events[$0] }.joined(separator: " ")
    let targets = transition.targets.map { RefillChart.table.states[$0].id }.joined(separator: " ")
    return
      "\(RefillChart.table.states[transition.source].id) [\(events)] → \(targets) \(transition.condition)"
  }
}
