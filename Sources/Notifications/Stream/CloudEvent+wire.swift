import Curl
import Refills

extension CloudEvent {
  /// How an event goes over HTTP (CloudEvents HTTP protocol binding 1.0.2, section 3).
  package enum Mode: String, CaseIterable, Hashable, Sendable {
    /// Attributes and data in one JSON object.
    case structured
    /// Attributes in headers, the data alone in the body.
    case binary
  }

  /// The JSON format: one object without line ends, keys in order.
  package func structured() -> [UInt8] {
    var text = JSONText()
    text.begin("{")
    text.member("data") { data.write(to: &$0) }
    text.member("datacontenttype", Self.dataType)
    text.member("id", id)
    text.member("source", source)
    text.member("specversion", Self.specVersion)
    text.member("subject", subject)
    text.member("time", time.rfc3339)
    text.member("type", type.rawValue)
    text.end("}")
    return text.bytes
  }

  /// The data alone, as JSON.
  package func binary() -> [UInt8] {
    var text = JSONText()
    data.write(to: &text)
    return text.bytes
  }

  /// Headers of the mode, its content type first.
  func headers(_ mode: Mode) -> [CurlHeader] {
    switch mode {
    case .structured: [CurlHeader("Content-Type", Self.structuredType)]
    case .binary:
      [CurlHeader("Content-Type", Self.dataType)]
        + attributes.map { CurlHeader("ce-" + $0.name, Self.escaped($0.value)) }
    }
  }

  /// But for that of the data's content type, which each protocol has a place of its own for.
  var attributes: [(name: String, value: String)] {
    [
      ("specversion", Self.specVersion), ("id", id), ("source", source), ("type", type.rawValue),
      ("subject", subject), ("time", time.rfc3339),
    ]
  }

  /// Section 3.1.3.2: spaces, quotes, percent signs and all outside printable ASCII are percent-encoded.
  private static func escaped(_ value: String) -> String {
    value.percentEncoded { (0x21..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "%") }
  }
}
