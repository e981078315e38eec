package import Curl
import Yams

/// A JSON body with gaps. It is built as a value, so that nothing in a name or a note can break out of its text.
/// A text that is written as a block (`|`) has no gaps: its braces are its own.
package indirect enum BodyTemplate: Hashable, Sendable {
  case fixed(JSONValue)
  case text(Template)
  case list([BodyTemplate])
  case members([String: BodyTemplate])

  init(_ value: FileValue, gaps: Set<String>) throws(FileError) {
    if value.isMapping {
      var members: [String: BodyTemplate] = [:]
      for (key, value) in try value.table().entries { members[key] = try BodyTemplate(value, gaps: gaps) }
      self = .members(members)
    } else if value.isList {
      var values: [BodyTemplate] = []
      for value in try value.list() { values.append(try BodyTemplate(value, gaps: gaps)) }
      self = .list(values)
    } else {
      self = try Self.scalar(value, gaps: gaps)
    }
  }

  private static func scalar(_ value: FileValue, gaps: Set<String>) throws(FileError) -> BodyTemplate {
    if let scalar = value.node.scalar, scalar.style == .plain {
      if value.node.null != nil { return .fixed(.null) }
      if let flag = value.node.bool { return .fixed(.bool(flag)) }
      if let number = value.node.int { return .fixed(.number(String(number))) }
    }
    // A query of GraphQL is full of braces that are no gaps.
    if let scalar = value.node.scalar, scalar.style == .literal { return .fixed(.string(try value.text())) }
    let template = try value.template(gaps)
    if template.gaps.isEmpty { return .fixed(.string(try value.text())) }
    return .text(template)
  }

  func uses(_ gap: String) -> Bool {
    switch self {
    case .fixed: false
    case .text(let template): template.gaps.contains(gap)
    case .list(let templates): templates.contains { $0.uses(gap) }
    case .members(let members): members.values.contains { $0.uses(gap) }
    }
  }

  /// The body; a member or element that is nothing but a gap without a value is left out. Nil where that is all.
  func filled(_ value: (String) -> JSONValue?) -> JSONValue? {
    switch self {
    case .fixed(let fixed): fixed
    case .text(let template):
      if let name = template.soleGap {
        value(name)
      } else {
        template.filled { value($0)?.word }.map(JSONValue.string)
      }
    case .list(let templates): .array(templates.compactMap { $0.filled(value) })
    case .members(let members): .object(members.compactMapValues { $0.filled(value) })
    }
  }
}
