import Foundation
import Portal
import Testing

extension PortalReply {
  var text: String { String(decoding: body, as: UTF8.self) }

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The JSON object of the body.
  func object() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any], "\(text)")
  }

  func string(_ member: String) throws -> String { try #require(try object()[member] as? String, "\(text)") }

  /// The last part of a problem's type.
  var problem: String? {
    guard header("content-type") == "application/problem+json" else { return nil }
    return (try? string("type"))?.split(separator: ":").last.map(String.init)
  }
}
