/// The URL schemes a request may use. libcurl speaks two dozen more (file, ftp, ldap, …): none of them can be asked for.
package struct CurlProtocols: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let http = CurlProtocols(rawValue: 1)
  package static let https = CurlProtocols(rawValue: 2)
  package static let web: CurlProtocols = [.http, .https]

  /// The value of CURLOPT_PROTOCOLS_STR. An empty set allows nothing.
  var names: String {
    switch self {
    case .web: "http,https"
    case .https: "https"
    case .http: "http"
    default: ""
    }
  }
}
