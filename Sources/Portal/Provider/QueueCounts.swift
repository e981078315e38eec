import Refills
import Statecharts
import Store

/// How many refills stand in each list of the desk.
struct QueueCounts {
  /// Counted no further: whoever has a hundred does not ask for the last digit, and waits for no page because of it.
  private static let most = 100
  /// What is put off is taken from what is counted otherwise, up to this many.
  private static let mostAsleep = 1_000

  let toDecide: Int
  let live: Int
  /// None for a list that nobody counts.
  let texts: [Queue: String]

  init(_ service: Service, brands: Set<BrandName>, at now: Instant) throws(Problem) {
    let views = service.parts.views
    let progress = try service.read { () throws(StoreError) in try views.counts(brands: brands) }
    func sum(_ isCounted: (RefillChart.Progress) -> Bool) -> Int {
      progress.filter { isCounted($0.key) }.reduce(0) { $0 + $1.value }
    }
    func count(_ filter: RefillFilter, to limit: Int) throws(Problem) -> Int {
      try service.read { () throws(StoreError) in try views.count(matching: filter, limit: limit) }
    }
    func some(of queue: Queue) throws(Problem) -> Int {
      try count(queue.filter(brands: brands, at: now), to: Self.most)
    }
    let snoozed = try some(of: .snoozed)
    func awake(_ states: Set<RefillChart.Progress>) throws(Problem) -> Int {
      if snoozed == 0 { return sum(states.contains) }
      let asleep = RefillFilter(brands: brands, progress: states, rest: .snoozed(now))
      return try max(0, sum(states.contains) - count(asleep, to: Self.mostAsleep))
    }
    toDecide = try awake(Queue.decidable)
    live = sum { !$0.isClosed }
    let doubts = try service.read { () throws(StoreError) in try views.doubts() }
    var counts: [Queue: Int] = [.decide: toDecide, .live: live, .stuck: try awake(Queue.withSupport)]
    for queue in Queue.allCases {
      guard let doubt = queue.doubt else { continue }
      counts[queue] = doubts.filter { brands.contains($0.key) }.reduce(0) { $0 + ($1.value[doubt] ?? 0) }
    }
    var texts = counts.mapValues(String.init)
    let few = [
      Queue.support: try some(of: .support), .late: try some(of: .late), .snoozed: snoozed,
    ]
    for (queue, count) in few {
      texts[queue] = count < Self.most ? String(count) : "\(Self.most)+"
    }
    self.texts = texts
  }
}
