import Curl
import Foundation
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
  package func structured() throws -> [UInt8] {
    try Self.json(
      Envelope(
        specversion: Self.specVersion, id: id, source: source, type: type.rawValue, subject: subject,
        time: time.rfc3339, datacontenttype: Self.dataType, data: data))
  }

  /// The data alone, as JSON.
  package func binary() throws -> [UInt8] {
    try Self.json(data)
  }

  /// Headers of the mode, its content type first.
  func headers(_ mode: Mode) -> [CurlHeader] {
    switch mode {
    case .structured: [CurlHeader("Content-Type", Self.structuredType + "; charset=UTF-8")]
    case .binary:
      [CurlHeader("Content-Type", Self.dataType)]
        + [
          ("specversion", Self.specVersion), ("id", id), ("source", source), ("type", type.rawValue),
          ("subject", subject), ("time", time.rfc3339),
        ].map { CurlHeader("ce-" + $0.0, Self.escaped($0.1)) }
    }
  }

  private struct Envelope: Encodable {
    let specversion: String
    let id: String
    let source: String
    let type: String
    let subject: String
    let time: String
    let datacontenttype: String
    let data: RefillChange
  }

  private static func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }

  /// Section 3.1.3.2: spaces, quotes, percent signs and all outside printable ASCII are percent-encoded.
  private static func escaped(_ value: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return value.utf8.reduce(into: "") { text, byte in
      if (0x21..<0x7F).contains(byte), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "%") {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
