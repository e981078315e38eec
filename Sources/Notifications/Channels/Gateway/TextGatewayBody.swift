package import Curl
import Foundation

/// How a gateway wants a text written down.
package enum TextGatewayBody: Hashable, Sendable {
  case form([TextField])
  case json(TextJSON)

  /// A name, and what fills it.
  package struct TextField: Hashable, Sendable {
    package let name: String
    package let value: Template

    package init(_ name: String, _ value: Template) {
      self.name = name
      self.value = value
    }
  }

  var contentType: String {
    switch self {
    case .form: "application/x-www-form-urlencoded"
    case .json: "application/json"
    }
  }

  /// Nothing that fills a gap can end its field or its text.
  func bytes(_ value: (String) -> String?) -> [UInt8]? {
    switch self {
    case .form(let fields):
      let pairs = fields.compactMap { field in
        field.value.filled(value).map { "\(field.name.percentEncoded)=\($0.percentEncoded)" }
      }
      return pairs.count == fields.count ? Array(pairs.joined(separator: "&").utf8) : nil
    case .json(let shape): return shape.filled(value).map { Array($0.utf8) }
    }
  }
}

/// JSON with gaps in its texts.
package indirect enum TextJSON: Hashable, Sendable {
  case text(Template)
  /// A number, true, false or null, as it is written.
  case literal(String)
  case list([TextJSON])
  case members([Member])

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: TextJSON

    package init(_ name: String, _ value: TextJSON) {
      self.name = name
      self.value = value
    }
  }

  /// Nil where a gap has no value.
  func filled(_ value: (String) -> String?) -> String? {
    switch self {
    case .literal(let literal): return literal
    case .text(let template): return template.filled(value).map(Self.quoted)
    case .list(let elements):
      let filled = elements.compactMap { $0.filled(value) }
      return filled.count == elements.count ? "[\(filled.joined(separator: ","))]" : nil
    case .members(let members):
      let filled = members.compactMap { member in
        member.value.filled(value).map { "\(Self.quoted(member.name)):\($0)" }
      }
      return filled.count == members.count ? "{\(filled.joined(separator: ","))}" : nil
    }
  }

  /// RFC 8259, section 7.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
