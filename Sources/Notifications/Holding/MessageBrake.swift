package import Refills
package import Statecharts
package import Store

/// Stops a mass mistake: one notice about one endpoint's refills that goes out at five times its usual rate. A pharmacy's
/// system that says “ready” of everything by mistake would else send its patients to the counter in one night.
///
/// The usual rate is the mean over the hours of the last week in which any such message went out. A value: the time and
/// what was sent before come in.
package struct MessageBrake: Sendable {
  package struct Key: Hashable, Sendable {
    package let endpoint: EndpointName
    package let notice: RefillChart.Notice

    package init(_ endpoint: EndpointName, _ notice: RefillChart.Notice) {
      self.endpoint = endpoint
      self.notice = notice
    }
  }

  /// Times the usual rate.
  package static let factor = 5
  /// So many messages an hour are never too many: a small clinic's good day.
  package static let usualLeast = 50
  /// How far back the usual rate looks.
  package static let history = Span.days(7)
  /// How long a person's word holds that they may go.
  package static let freedom = Span.hours(24)
  /// The rate now is that of the last hour, in twelfths of an hour.
  private static let step = Span.minutes(5).milliseconds
  private static let stepsAnHour: Int64 = 12

  private struct Count: Sendable {
    /// By hour since 1970.
    var hours: [Int64: Int] = [:]
    /// The last hour, by twelfths of an hour since 1970.
    var steps: [Int64: Int] = [:]
  }

  private let least: Int
  private var counts: [Key: Count] = [:]
  /// Until when a person lets them go.
  private var free: [Key: Instant] = [:]

  /// - Parameter least: messages an hour that are never held.
  package init(least: Int = MessageBrake.usualLeast) {
    self.least = least
  }

  /// What was sent before this start.
  package mutating func learn(_ rates: [NoticeRate]) {
    for rate in rates {
      counts[Key(rate.endpoint, rate.notice), default: Count()].hours[rate.hour, default: 0] += rate.count
    }
  }

  /// Most messages that may go within an hour.
  package func limit(of key: Key, at now: Instant) -> Int {
    let hour = Self.hour(of: now)
    let past = (counts[key]?.hours ?? [:]).filter { $0.key < hour && $0.key >= hour - Self.hours }
    guard !past.isEmpty else { return least }
    let usual = Double(past.values.reduce(0, +)) / Double(past.count)
    return max(least, Int((Double(Self.factor) * usual).rounded(.up)))
  }

  /// Counts a message that is about to go.
  /// - Returns: false where it is one too many; it is not counted then.
  package mutating func admit(_ key: Key, at now: Instant) -> Bool {
    let (hour, step) = (Self.hour(of: now), now.milliseconds / Self.step)
    var count = counts[key] ?? Count()
    count.steps = count.steps.filter { $0.key > step - Self.stepsAnHour }
    count.hours = count.hours.filter { $0.key >= hour - Self.hours }
    defer { counts[key] = count }
    let isFree = free[key].map { now < $0 } ?? false
    guard isFree || count.steps.values.reduce(0, +) < limit(of: key, at: now) else { return false }
    count.steps[step, default: 0] += 1
    count.hours[hour, default: 0] += 1
    return true
  }

  /// It did not go after all.
  package mutating func takeBack(_ key: Key, at moment: Instant) {
    let (hour, step) = (Self.hour(of: moment), moment.milliseconds / Self.step)
    if let sent = counts[key]?.steps[step], sent > 0 { counts[key]?.steps[step] = sent - 1 }
    if let sent = counts[key]?.hours[hour], sent > 0 { counts[key]?.hours[hour] = sent - 1 }
  }

  /// A person looked and let it go on: for a day nothing of it is too many.
  package mutating func letGo(_ key: Key, at now: Instant) { free[key] = now + Self.freedom }

  private static let hours = history.milliseconds / Span.hours(1).milliseconds

  private static func hour(of moment: Instant) -> Int64 { moment.milliseconds / Span.hours(1).milliseconds }
}
