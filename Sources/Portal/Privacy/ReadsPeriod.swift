import Statecharts

/// How far back the privacy officer looks.
enum ReadsPeriod: String, CaseIterable {
  case month, year, all

  var title: String {
    switch self {
    case .month: "30 days"
    case .year: "A year"
    case .all: "All that is kept"
    }
  }

  func start(before now: Instant) -> Instant {
    switch self {
    case .month: now + .days(-30)
    case .year: now + .days(-365)
    case .all: Instant(milliseconds: 0)
    }
  }
}
