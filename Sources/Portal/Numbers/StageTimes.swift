import Notifications
import Refills
import Statecharts
import Store

/// How long refills stay in each stage, and which were late, read off the stream of what moved.
///
/// A stay counts when it ends in the time that is asked for. Rows from before that time say when those began; one that
/// began before all rows counts nowhere.
struct StageTimes {
  /// A refill's stage and since when.
  private struct Stay {
    let stage: Stage
    let since: Instant
  }

  /// What became of the refills that moved while they were with one pharmacy.
  struct Lateness {
    fileprivate(set) var moved: Set<RefillID> = []
    fileprivate(set) var late: Set<RefillID> = []
  }

  private let brands: Set<BrandName>
  private let start: Instant
  private var stays: [RefillID: Stay] = [:]
  private var states: [String: RegionStates] = [:]
  /// Unsorted.
  private(set) var lengths: [Stage: [Span]] = [:]
  private(set) var pharmacies: [EndpointName: Lateness] = [:]

  init(of brands: Set<BrandName>, since start: Instant) {
    self.brands = brands
    self.start = start
  }

  /// - Parameter row: in the order of the stream.
  mutating func take(_ row: StreamRow) {
    guard brands.contains(row.brand), let to = read(row.to) else { return }
    if row.at >= start { note(to, row) }
    let before = stays[row.refill]
    let from = row.from == "[]" ? nil : read(row.from)?.stage
    guard from != to.stage else { return }
    stays[row.refill] = to.stage == .closed ? nil : Stay(stage: to.stage, since: row.at)
    guard row.at >= start, let before, before.stage == from else { return }
    // A clock that was set back makes no stay shorter than none.
    lengths[before.stage, default: []].append(max(row.at - before.since, .milliseconds(0)))
  }

  private mutating func note(_ to: RegionStates, _ row: StreamRow) {
    guard let endpoint = row.endpoint else { return }
    pharmacies[endpoint, default: Lateness()].moved.insert(row.refill)
    if to.pace == .late { pharmacies[endpoint]?.late.insert(row.refill) }
  }

  /// Few sets of states come again and again.
  private mutating func read(_ text: String) -> RegionStates? {
    if let known = states[text] { return known }
    let read = RegionStates(text: text)
    states[text] = read
    return read
  }
}
