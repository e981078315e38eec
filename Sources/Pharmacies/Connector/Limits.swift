import Curl
package import Statecharts

/// What may be asked of one endpoint at once and in a minute.
package struct Limits: Hashable, Sendable {
  /// Requests a minute, all kinds together.
  package var perMinute: Int
  /// Requests at the same time.
  package var atOnce: Int
  /// For one request, from connecting to the last byte.
  package var timeout: Span
  /// Largest answer, in bytes after unpacking.
  package var maximumBody: Int

  /// 120 a minute is half of what the strictest system we know of allows (250, then blocked to the end of the
  /// minute); 4 at once is what a small vendor's server takes without notice.
  package static let standard = Limits(
    perMinute: 120, atOnce: 4, timeout: .seconds(30), maximumBody: CurlOptions.defaultMaxBodyBytes)

  init(perMinute: Int, atOnce: Int, timeout: Span, maximumBody: Int) {
    self.perMinute = perMinute
    self.atOnce = atOnce
    self.timeout = timeout
    self.maximumBody = maximumBody
  }

  /// What a file says; where it says nothing, what `other` says.
  init(_ value: FileValue, over other: Limits) throws(FileError) {
    let mapping = try value.mapping(["per-minute", "at-once", "timeout", "maximum-body"])
    self = other
    if let value = mapping["per-minute"] { perMinute = try value.number(in: 1...10_000_000) }
    if let value = mapping["at-once"] { atOnce = try value.number(in: 1...256) }
    if let value = mapping["timeout"] { timeout = try value.span() }
    if let value = mapping["maximum-body"] { maximumBody = try value.number(in: 1_024...64 << 20) }
  }
}
