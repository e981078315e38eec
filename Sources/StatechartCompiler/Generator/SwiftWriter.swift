/// Swift text with indentation.
struct SwiftWriter {
  /// Lines of cases are wrapped here; other lines are as long as they are.
  private static let width = 100

  private(set) var text = ""
  private var depth = 0

  mutating func line(_ line: String) {
    text += line.isEmpty ? "\n" : String(repeating: "  ", count: depth) + line + "\n"
  }

  /// Writes `header {`, the body and `}`.
  mutating func block(_ header: String, _ body: (inout SwiftWriter) -> Void) {
    line(header + " {")
    depth += 1
    body(&self)
    depth -= 1
    line("}")
  }

  /// Writes a switch; its arms stand as deep as itself.
  mutating func choice(_ header: String, _ body: (inout SwiftWriter) -> Void) {
    line(header + " {")
    body(&self)
    line("}")
  }

  /// Writes `let name: [Type] = […]`, one element a line.
  mutating func array(_ header: String, _ elements: [String]) {
    guard !elements.isEmpty else { return line(header + " = []") }
    line(header + " = [")
    depth += 1
    for element in elements { line(element + ",") }
    depth -= 1
    line("]")
  }

  /// Writes one `case` of a switch for several patterns.
  mutating func arm(_ patterns: [String], _ result: String) {
    var current = "case "
    for (index, pattern) in patterns.enumerated() {
      let piece = pattern + (index + 1 < patterns.count ? "," : ": \(result)")
      if current.count + pattern.count > Self.width {
        line(current)
        current = "     "
      }
      current += (current.hasSuffix(" ") ? "" : " ") + piece
    }
    line(current)
  }

  /// Writes a computed property that is a switch over `self`; cases with the same result share an arm.
  mutating func property(_ header: String, _ results: [(name: String, result: String)]) {
    block("package var \(header)") { out in
      out.choice("switch self") { out in
        var groups: [(result: String, names: [String])] = []
        var indices: [String: Int] = [:]
        for (name, result) in results {
          if let index = indices[result] {
            groups[index].names.append(".\(name)")
          } else {
            indices[result] = groups.count
            groups.append((result, [".\(name)"]))
          }
        }
        for group in groups { out.arm(group.names, group.result) }
      }
    }
  }
}
