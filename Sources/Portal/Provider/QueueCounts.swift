import Refills
import Store

/// How many refills stand in each list of the desk.
struct QueueCounts {
  /// Counted no further: whoever has a hundred does not ask for the last digit, and waits for no page because of it.
  private static let most = 100

  let toDecide: Int
  let live: Int
  /// None for a list that nobody counts.
  let texts: [Queue: String]

  init(_ service: Service, brands: Set<BrandName>) throws(Problem) {
    let views = service.parts.views
    let progress = try service.read { () throws(StoreError) in try views.counts(brands: brands) }
    func sum(_ isCounted: (RefillChart.Progress) -> Bool) -> Int {
      progress.filter { isCounted($0.key) }.reduce(0) { $0 + $1.value }
    }
    toDecide = sum(Queue.decidable.contains)
    live = sum { !$0.isClosed }
    let doubts = try service.read { () throws(StoreError) in try views.doubts() }
    var counts: [Queue: Int] = [.decide: toDecide, .live: live, .stuck: sum(Queue.withSupport.contains)]
    for queue in Queue.allCases {
      guard let doubt = queue.doubt else { continue }
      counts[queue] = doubts.filter { brands.contains($0.key) }.reduce(0) { $0 + ($1.value[doubt] ?? 0) }
    }
    var texts = counts.mapValues(String.init)
    for queue in [Queue.support, .late] {
      let count = try service.read { () throws(StoreError) in
        try views.count(matching: queue.filter(brands: brands), limit: Self.most)
      }
      texts[queue] = count < Self.most ? String(count) : "\(Self.most)+"
    }
    self.texts = texts
  }
}
