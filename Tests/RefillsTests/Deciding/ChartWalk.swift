import Refills
import Statecharts

/// Every place of the refill's chart that events and guards can lead to, breadth first, with each guard free to say
/// yes or no at each step except those that the chart declares constant.
///
/// The regions beside progress depend on it but not on each other, so a configuration is gone on from only if it
/// shows a new combination of progress with one of them.
struct ChartWalk {
  /// Configurations that are gone on from; the chart needs about half of it. Past it, the walk says that it is cut.
  static let most = 20_000

  private(set) var taken: Set<Int> = []
  private(set) var places: [Configuration] = []
  private(set) var isCut = false
  /// Events that tell the patient more than one thing at once, with the notices.
  private(set) var doubled: [RefillChart.EventKind: Set<Int>] = [:]
  /// For each standing of progress, those from which one step leads to it.
  private(set) var sources: [Standing: Set<Standing>] = [:]
  private var seen: Set<Aspect> = []
  private var known: [Configuration: Standing] = [:]
  private var log = StepLog()

  /// Where progress stands, with what its histories remember.
  struct Standing: Hashable {
    let progress: RefillChart.Progress
    let cancel: RefillChart.Cancel
    let histories: [String: [String]]
  }

  private enum Aspect: Hashable {
    case standing(Standing)
    case pace(RefillChart.Progress, RefillChart.Pace, RefillChart.PatientPart)
    case tracking(RefillChart.Progress, RefillChart.Tracking)
  }

  init(isScheduled: Bool, isRenewal: Bool) {
    let constant: [RefillChart.Guard: Bool] = [.isScheduled: isScheduled, .isRenewal: isRenewal]
    var fixed = Answers()
    for (name, answer) in constant { fixed.fix(name.rawValue, answer) }
    for (configuration, _) in branches(from: nil, event: 0, fixed: fixed) { visit(configuration) }
    var next = 0
    while next < places.count {
      let place = places[next]
      next += 1
      let from = Self.standing(in: place)
      for kind in RefillChart.EventKind.allCases where Self.canHappen(kind, in: place) {
        for (configuration, effects) in branches(from: place, event: kind.index, fixed: fixed) {
          taken.formUnion(effects)
          let notices = Set(effects.map { RefillChart.table.transitions[$0].notice }).subtracting([-1])
          if notices.count > 1 { doubled[kind, default: []].formUnion(notices) }
          if let known = known[configuration] {
            if let from, known != from { sources[known, default: []].insert(from) }
            continue
          }
          let standing = Self.standing(in: configuration)
          known[configuration] = standing
          if let from, let standing, standing != from { sources[standing, default: []].insert(from) }
          visit(configuration)
        }
      }
    }
  }

  /// Standings from which no row of events leads to a closed state.
  func dead() -> Set<Standing> {
    let all = Set(places.compactMap(Self.standing))
    var reached = all.filter { $0.progress.isClosed }
    var open = Array(reached)
    while let one = open.popLast() {
      for source in sources[one] ?? [] where reached.insert(source).inserted { open.append(source) }
    }
    return all.subtracting(reached)
  }

  static func standing(in configuration: Configuration) -> Standing? {
    RefillChart.Regions(configuration).map {
      Standing(
        progress: $0.progress, cancel: $0.cancel, histories: configuration.historyIDs(in: RefillChart.table))
    }
  }

  private mutating func visit(_ configuration: Configuration) {
    guard let standing = Self.standing(in: configuration), let regions = RefillChart.Regions(configuration)
    else {
      return
    }
    let aspects: [Aspect] = [
      .standing(standing), .pace(regions.progress, regions.pace, regions.patientPart),
      .tracking(regions.progress, regions.tracking),
    ]
    guard aspects.contains(where: { !seen.contains($0) }) else { return }
    guard places.count < Self.most else {
      isCut = true
      return
    }
    seen.formUnion(aspects)
    places.append(configuration)
  }

  /// A clock's event happens only where the clock runs.
  private static func canHappen(_ kind: RefillChart.EventKind, in configuration: Configuration) -> Bool {
    guard let clock = RefillChart.Clock.of(kind) else { return true }
    return configuration.active.contains { RefillChart.table.states[$0].clocks.contains(clock.index) }
  }

  /// All that one event can lead to, over all answers to the guards that are asked on the way.
  private mutating func branches(
    from start: Configuration?, event: Int, fixed: Answers
  ) -> [(Configuration, [Int])] {
    var results: [(Configuration, [Int])] = []
    var open = [fixed]
    while let answers = open.popLast() {
      var configuration: Configuration
      if let start {
        configuration = start
        _ = RefillChart.table.step(&configuration, event: event, guards: answers, into: &log)
      } else {
        configuration = RefillChart.table.start(guards: answers, into: &log)
      }
      results.append(
        (configuration, log.effects.compactMap { if case .took(let index) = $0 { index } else { nil } }))
      var tried = answers
      for asked in 0..<RefillChart.table.guards.count where log.guardsAsked & ~answers.fixed & 1 << asked != 0
      {
        var other = tried
        other.fix(asked, true)
        open.append(other)
        tried.fix(asked, false)
      }
    }
    return results
  }
}

/// Answers that are settled; a guard that is not says no.
private struct Answers: GuardSource {
  private(set) var fixed: UInt64 = 0
  private var values: UInt64 = 0

  mutating func fix(_ index: Int, _ answer: Bool) {
    fixed |= 1 << index
    if answer { values |= 1 << index }
  }

  func answer(_ guardIndex: Int) -> Bool { values & 1 << guardIndex != 0 }
}
