import Statecharts

/// How long a time the numbers are of.
enum NumbersPeriod: String, CaseIterable {
  case week, month, quarter

  var title: String {
    switch self {
    case .week: "7 days"
    case .month: "30 days"
    case .quarter: "90 days"
    }
  }

  var span: Span {
    switch self {
    case .week: .days(7)
    case .month: .days(30)
    case .quarter: .days(90)
    }
  }
}
