/// A request method (RFC 9110, section 9). The set is open: any token is allowed.
package struct CurlMethod: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package static let get = CurlMethod(rawValue: "GET")
  package static let head = CurlMethod(rawValue: "HEAD")
  package static let post = CurlMethod(rawValue: "POST")
  package static let put = CurlMethod(rawValue: "PUT")
  package static let patch = CurlMethod(rawValue: "PATCH")
  package static let delete = CurlMethod(rawValue: "DELETE")
  package static let options = CurlMethod(rawValue: "OPTIONS")

  /// Whether a request of this method only reads (RFC 9110, section 9.2.1). libcurl sends a request again by itself
  /// when a kept connection turns out to be dead; only a safe one may be sent twice without being asked.
  package var isSafe: Bool {
    self == .get || self == .head || self == .options
  }
}
