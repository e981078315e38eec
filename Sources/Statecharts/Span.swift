/// A length of elapsed time in whole milliseconds. Days here are 24 hours; calendars live with the domain.
package struct Span: Hashable, Comparable, Sendable, Codable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  package static func < (shorter: Span, longer: Span) -> Bool {
    shorter.milliseconds < longer.milliseconds
  }

  package static let zero = Span(milliseconds: 0)
  package static func milliseconds(_ count: Int64) -> Span { Span(milliseconds: count) }
  package static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1000) }
  package static func minutes(_ count: Int64) -> Span { seconds(count * 60) }
  package static func hours(_ count: Int64) -> Span { minutes(count * 60) }
  package static func days(_ count: Int64) -> Span { hours(count * 24) }
}
