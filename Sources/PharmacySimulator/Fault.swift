/// Something that goes wrong with one answer.
package enum Fault: Hashable, Sendable {
  /// The answer begins so many milliseconds late.
  case latency(milliseconds: Int)
  /// The answer comes byte by byte, one every so many milliseconds.
  case drip(milliseconds: Int)
  /// Another status, without a body.
  case status(Int)
  /// 429 with this `Retry-After`.
  case tooMany(retryAfter: String)
  /// 304, whether or not anything was asked conditionally.
  case notModified
  /// A web page with status 200.
  case webPage
  /// JSON that ends in the middle.
  case brokenJSON
  /// JSON of this many levels.
  case deepJSON(levels: Int)
  /// A body of this many bytes.
  case enormous(bytes: Int)
  /// The item has a status that nobody knows.
  case unknownStatus
  /// The item's time lies so many milliseconds ahead.
  case future(milliseconds: Int64)
  /// The item has an id that nobody ordered.
  case strangeID
  /// The head of the answer comes, then the connection closes. A request that orders something was carried out
  /// before if `carriedOut`.
  case closed(carriedOut: Bool)

  /// Whether the request itself is carried out.
  var carriesOut: Bool {
    switch self {
    case .latency, .drip, .unknownStatus, .future, .strangeID, .notModified, .webPage, .brokenJSON, .deepJSON,
      .enormous:
      true
    case .status, .tooMany: false
    case .closed(let carriedOut): carriedOut
    }
  }
}
