package import Statecharts

/// How long each named clock runs at this clinic: the standard lengths, and those that it set itself.
package struct Durations: Hashable, Sendable {
  private let overrides: [DurationName: Span]

  /// The lengths that hold where a clinic says nothing.
  package static let standard = Durations(overriding: [:])

  /// - Parameter overrides: lengths that differ from the standard; the others keep theirs.
  package init(overriding overrides: [DurationName: Span]) {
    self.overrides = overrides.filter { $0.value != Self.standardLength(of: $0.key) }
  }

  package subscript(name: DurationName) -> Span {
    overrides[name] ?? Self.standardLength(of: name)
  }

  /// Counted in the calendar that the clock declares: for `business-days` and `days` a day is a day of that calendar.
  private static func standardLength(of name: DurationName) -> Span {
    switch name {
    case .screening: .minutes(15)
    case .noProvider: .days(1)
    case .review: .days(2)
    case .cover: .days(1)
    case .lead: .days(1)
    case .undo: .seconds(10)
    case .signing: .days(1)
    case .sending: .minutes(15)
    case .unknownOutcome: .minutes(15)
    case .supportAnswer: .hours(4)
    case .unconfirmed: .hours(24)
    case .preparing: .days(3)
    case .transfer: .days(6)
    case .silence: .days(14)
    // The pharmacy names the day itself; the clock runs from there.
    case .tooSoon: .zero
    case .stock: .days(2)
    case .backorder: .days(1)
    case .clarification: .hours(4)
    case .authorisation: .days(1)
    case .payer: .hours(72)
    case .mismatch: .days(1)
    case .supervisor: .days(1)
    case .holdReason: .days(1)
    case .collectFirst: .days(3)
    case .collectSecond: .days(7)
    case .collectLast: .days(9)
    case .pickupWindow: .days(10)
    case .packed: .days(2)
    case .arrival: .days(10)
    case .doorstep: .hours(24)
    case .dispute: .days(1)
    case .cancelAnswer: .hours(4)
    case .askFirst: .days(1)
    case .askSecond: .days(3)
    case .askLast: .days(7)
    }
  }
}
