import Notifications
import Refills
import Statecharts
import Store

/// How long refills stay in each stage, and which were late, read off the stream of what moved.
///
/// A stay counts when it ends in the time that is asked for. Rows from before that time say when it began; one that began
/// before all rows counts as at least so long.
struct StageTimes {
  /// A refill's stage and since when.
  private struct Stay {
    let stage: Stage
    let since: Instant
  }

  /// How long a stay was.
  struct Length: Comparable, Sendable {
    let span: Span
    /// It began before anything that was looked at.
    let isLeast: Bool

    static func < (one: Length, other: Length) -> Bool { one.span < other.span }
  }

  /// What became of the refills that moved while one pharmacy had them, or had handed them over.
  struct Lateness {
    fileprivate(set) var moved: Set<RefillID> = []
    fileprivate(set) var late: Set<RefillID> = []
  }

  private let brands: Set<BrandName>
  private let start: Instant
  private let atPharmacy: Set<Stage> = [.sentToPharmacy, .shippedOrReady]
  /// The first row that was looked at.
  private(set) var begins: Instant?
  private var stays: [RefillID: Stay] = [:]
  private var texts = StateTexts()
  /// Unsorted.
  private(set) var lengths: [Stage: [Length]] = [:]
  private(set) var pharmacies: [EndpointName: Lateness] = [:]

  init(of brands: Set<BrandName>, since start: Instant) {
    self.brands = brands
    self.start = start
  }

  /// - Parameter row: in the order of the stream.
  mutating func take(_ row: StreamRow) {
    begins = begins ?? row.at
    guard brands.contains(row.brand), let to = texts.states(row.to) else { return }
    let from = row.from == "[]" ? nil : texts.states(row.from)
    if row.at >= start { note(from, to, row) }
    guard from?.stage != to.stage else { return }
    let before = stays[row.refill]
    stays[row.refill] = to.stage == .closed ? nil : Stay(stage: to.stage, since: row.at)
    guard row.at >= start, let left = from?.stage, left != .closed else { return }
    let since = before?.stage == left ? before?.since : begins
    // A clock that was set back makes no stay shorter than none.
    let span = max(row.at - (since ?? row.at), .milliseconds(0))
    lengths[left, default: []].append(Length(span: span, isLeast: before == nil))
  }

  private mutating func note(_ from: RegionStates?, _ to: RegionStates, _ row: StreamRow) {
    guard let endpoint = row.endpoint,
      [from, to].contains(where: { $0.map { atPharmacy.contains($0.progress.stage) } ?? false })
    else { return }
    pharmacies[endpoint, default: Lateness()].moved.insert(row.refill)
    if to.pace == .late || from?.pace == .late { pharmacies[endpoint]?.late.insert(row.refill) }
  }
}
