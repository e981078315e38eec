import Foundation
package import Statecharts

/// What a gateway sent us.
package struct TextPush: Sendable {
  package let channel: String
  /// Names in lower case.
  package let headers: [String: String]
  package let query: [String: String]
  package let body: [UInt8]
  package let at: Instant
  /// Of a form.
  let fields: [String: String]

  package init(
    channel: String, headers: [String: String], query: [String: String], body: [UInt8], at now: Instant
  ) {
    self.channel = channel
    self.headers = headers
    self.query = query
    self.body = body
    at = now
    let isForm = headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true
    fields = isForm ? Self.fields(of: body) : [:]
  }

  /// Most fields of a form that are looked at; gateways send about twenty.
  private static let mostFields = 100

  /// Names and values of a form (WHATWG URL, section 5.1); of a repeated name the last counts.
  private static func fields(of body: [UInt8]) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in body.split(separator: UInt8(ascii: "&")).prefix(mostFields) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      fields[unescaped(parts[0])] = parts.count == 2 ? unescaped(parts[1]) : ""
    }
    return fields
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let spaced = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    let text = String(decoding: spaced, as: UTF8.self)
    return text.removingPercentEncoding ?? text
  }
}
