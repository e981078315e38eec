package import Statecharts

/// How long sign-ins and links last.
package struct Patience: Hashable, Sendable {
  /// Idle time after which staff must sign in again, and the longest that one sign-in lasts.
  package let staffIdle: Span
  package let staffLongest: Span
  /// How long after a sign-in a provider decides; later they sign in again first.
  package let staffDeciding: Span
  /// A patient's session; a phone that is passed on must not stay open.
  package let patientIdle: Span
  package let patientLongest: Span
  /// How long a one-time link may be used.
  package let link: Span

  package static let usual = Patience(
    staffIdle: .minutes(30), staffLongest: .hours(12), staffDeciding: .hours(4),
    patientIdle: .minutes(30), patientLongest: .hours(4),
    link: .minutes(10))

  /// For the demo, in which a day takes a minute.
  package static let long = Patience(
    staffIdle: .days(365), staffLongest: .days(365), staffDeciding: .days(365),
    patientIdle: .days(365), patientLongest: .days(365),
    link: .days(365))
}
