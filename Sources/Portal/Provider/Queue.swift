import Refills
import Statecharts
import Store

/// The lists of the desk: each is a filter that is read from the chart.
///
/// “Stuck” are those that only our own people bring on, and “late” those that take longer than the patient was told.
enum Queue: String, CaseIterable, Sendable {
  case decide, yours, support, late, stuck, snoozed, unmapped, unsure, live, closed

  var title: String {
    switch self {
    case .decide: "To decide"
    case .yours: "Yours"
    case .support: "Needs somebody"
    case .late: "Late"
    case .stuck: "Stuck"
    case .snoozed: "Put off"
    case .unmapped: "Not understood"
    case .unsure: "Unsure"
    case .live: "All under way"
    case .closed: "Closed"
    }
  }

  /// What the refills of this list are in; nil: it is no list of doubts.
  var doubt: Doubt? {
    switch self {
    case .unmapped: .unmapped
    case .unsure: .unsure
    case .decide, .yours, .support, .late, .stuck, .snoozed, .live, .closed: nil
    }
  }

  /// - Parameters:
  ///   - owners: whose refills are one's own to look after.
  ///   - now: what was put off until later stands in the lists of what needs nobody yet.
  func filter(brands: Set<BrandName>, owners: Set<StaffID> = [], at now: Instant) -> RefillFilter {
    switch self {
    case .decide:
      RefillFilter(brands: brands, progress: Self.decidable, isLive: true, rest: .awake(now))
    case .yours: RefillFilter(brands: brands, isLive: true, owners: owners, rest: .awake(now))
    case .support: RefillFilter(brands: brands, task: .support, rest: .awake(now))
    case .late: RefillFilter(brands: brands, isLate: true, rest: .awake(now))
    case .stuck: RefillFilter(brands: brands, progress: Self.withSupport, isLive: true, rest: .awake(now))
    case .snoozed: RefillFilter(brands: brands, rest: .snoozed(now))
    case .unmapped, .unsure: RefillFilter(brands: brands, doubt: doubt)
    case .live: RefillFilter(brands: brands, isLive: true)
    case .closed: RefillFilter(brands: brands, isLive: false)
    }
  }

  /// The states that only our own people bring to an end: it was not sent, nobody knows whether, or it is held up.
  static let withSupport = Set(RefillChart.Progress.allCases.filter { !$0.isClosed && $0.acts == .support })

  /// The states in which a provider's decision is waited for.
  static let decidable = Set(
    RefillChart.Progress.allCases.filter {
      $0.handled.contains(.providerApprove) || $0.handled.contains(.providerDecidedElsewhere)
    })
}
