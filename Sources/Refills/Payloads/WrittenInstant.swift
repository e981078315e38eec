import Statecharts

/// A moment as it comes in: as the API writes it (RFC 3339), or as the journal does (milliseconds). Who decodes what
/// comes from outside says so, and takes the first alone.
package struct WrittenInstant: Decodable {
  /// Set to true in the decoder of what comes from outside.
  package static let isFromOutside = CodingUserInfoKey(rawValue: "fromOutside")

  let moment: Instant

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let isFromOutside = Self.isFromOutside.flatMap { decoder.userInfo[$0] as? Bool } ?? false
    if !isFromOutside, let milliseconds = try? container.decode(Int64.self) {
      moment = Instant(milliseconds: milliseconds)
      return
    }
    guard let moment = Instant(rfc3339: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a time is written as in RFC 3339: 2026-03-01T10:00:00Z")
    }
    self.moment = moment
  }
}
