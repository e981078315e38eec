/// A moment: whole milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// The only notion of time that decides anything. Nothing in the product reads a clock where it decides;
/// the moment is passed in.
package struct Instant: Hashable, Comparable, Sendable, Codable {
  /// Milliseconds since 1970, UTC. Negative before.
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// How a decoder reads moments whose `userInfo` has one at `reading`; else they are milliseconds, as they are kept.
  package typealias Reading = @Sendable (any Decoder) throws -> Instant
  package static let reading = CodingUserInfoKey(rawValue: "instant")

  package init(from decoder: any Decoder) throws {
    if let read = Self.reading.flatMap({ decoder.userInfo[$0] as? Reading }) {
      self = try read(decoder)
    } else {
      milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }
  }

  /// How an encoder writes moments whose `userInfo` has one at `writing`; else as milliseconds.
  package typealias Writing = @Sendable (Instant, any Encoder) throws -> Void
  package static let writing = CodingUserInfoKey(rawValue: "instant-writing")

  package func encode(to encoder: any Encoder) throws {
    if let write = Self.writing.flatMap({ encoder.userInfo[$0] as? Writing }) {
      return try write(self, encoder)
    }
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  package static func < (earlier: Instant, later: Instant) -> Bool {
    earlier.milliseconds < later.milliseconds
  }

  /// The moment `span` later (earlier where it is negative), clamped to what 64 bits can hold.
  package static func + (moment: Instant, span: Span) -> Instant {
    let (sum, overflow) = moment.milliseconds.addingReportingOverflow(span.milliseconds)
    guard overflow else { return Instant(milliseconds: sum) }
    return Instant(milliseconds: span.milliseconds > 0 ? .max : .min)
  }

  /// The moment `span` earlier (later where it is negative), clamped to what 64 bits can hold.
  package static func - (moment: Instant, span: Span) -> Instant {
    let (difference, overflow) = moment.milliseconds.subtractingReportingOverflow(span.milliseconds)
    guard overflow else { return Instant(milliseconds: difference) }
    return Instant(milliseconds: span.milliseconds < 0 ? .max : .min)
  }

  /// How long it is from `earlier` to `later`, clamped to what 64 bits can hold.
  package static func - (later: Instant, earlier: Instant) -> Span {
    let (difference, overflow) = later.milliseconds.subtractingReportingOverflow(earlier.milliseconds)
    guard overflow else { return Span(milliseconds: difference) }
    return Span(milliseconds: later > earlier ? .max : .min)
  }
}
