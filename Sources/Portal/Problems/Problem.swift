import Foundation

/// Why a request was not carried out, as RFC 9457 writes it.
package struct Problem: Error, Hashable, Sendable {
  /// The last part of `type`; stable, for machines.
  package let code: String
  package let status: Int
  package let title: String
  /// What is wrong with this request and what to do; without personal data.
  package let detail: String
  /// Members beside those of the standard.
  package let extra: [String: String]
  /// Seconds for `Retry-After`; nil: none.
  package let retryAfter: Int?

  package init(
    _ code: String, _ status: Int, _ title: String, _ detail: String, extra: [String: String] = [:],
    retryAfter: Int? = nil
  ) {
    self.code = code
    self.status = status
    self.title = title
    self.detail = detail
    self.extra = extra
    self.retryAfter = retryAfter
  }

  /// The document, with members in alphabetical order.
  package var body: [UInt8] {
    var members: [String: Any] = extra
    members["type"] = "urn:refilld:problem:" + code
    members["title"] = title
    members["status"] = status
    members["detail"] = detail
    do {
      return Array(
        try JSONSerialization.data(withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes]))
    } catch {
      return Array(#"{"type":"about:blank"}"#.utf8)
    }
  }
}
