/// A part of an e-mail (RFC 5322, RFC 2046): its header fields and what follows them. Reads what reports are made of; what
/// else an e-mail may be is left as it is.
struct MailPart {
  /// Fields of one header, and parts of one e-mail; a report has about twenty and three.
  private static let mostFields = 200
  private static let mostParts = 20

  /// By name in lower case; of a repeated name the first.
  let fields: [String: String]
  let lines: ArraySlice<Substring>

  /// - Parameter text: lines end by LF or CRLF.
  init(_ text: String) {
    let plain = text.replacing("\r\n", with: "\n")
    self.init(plain.split(separator: "\n", omittingEmptySubsequences: false)[...])
  }

  private init(_ lines: ArraySlice<Substring>) {
    let end = lines.firstIndex { $0.isEmpty } ?? lines.endIndex
    fields = Self.fields(of: lines[..<end])
    self.lines = lines[end...].dropFirst()
  }

  /// The type without its parameters, in lower case; text where nothing is said.
  var type: String {
    fields["content-type"]?.split(separator: ";").first.map(Self.trimmed)?.lowercased() ?? "text/plain"
  }

  /// The parts that the boundary separates; none: it has no parts.
  var parts: [MailPart] {
    guard let boundary = parameter("boundary") else { return [] }
    var parts: [MailPart] = []
    var start: Int?
    for index in lines.indices where lines[index].hasPrefix("--\(boundary)") {
      if let start, parts.count < Self.mostParts { parts.append(MailPart(lines[start..<index])) }
      start = lines[index].hasPrefix("--\(boundary)--") ? nil : index + 1
      if start == nil { break }
    }
    return parts
  }

  /// Groups of fields with an empty line between them, as a delivery status has them.
  var groups: [[String: String]] {
    lines.split(separator: "").map { Self.fields(of: $0) }
  }

  private func parameter(_ name: String) -> String? {
    for part in (fields["content-type"] ?? "").split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map(Self.trimmed)
      guard pair.count == 2, pair[0].lowercased() == name else { continue }
      return pair[1].replacing("\"", with: "")
    }
    return nil
  }

  /// A field goes on in lines that begin with white space.
  private static func fields(of lines: ArraySlice<Substring>) -> [String: String] {
    var fields: [String: String] = [:]
    var last: String?
    for line in lines.prefix(mostFields) {
      if let first = line.first, first == " " || first == "\t" {
        if let last { fields[last, default: ""] += " " + trimmed(line) }
        continue
      }
      let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else {
        last = nil
        continue
      }
      let name = trimmed(pair[0]).lowercased()
      last = fields[name] == nil ? name : nil
      if last != nil { fields[name] = trimmed(pair[1]) }
    }
    return fields
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
