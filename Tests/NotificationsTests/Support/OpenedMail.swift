import Foundation

/// Reads a message as a mail program would: unfolds headers, decodes words and parts. Written apart from the
/// sender.
struct OpenedMail {
  let headers: [(name: String, value: String)]
  /// Content type and decoded text.
  let parts: [(type: String, text: String)]

  init(_ bytes: [UInt8]) {
    let whole = String(decoding: bytes, as: UTF8.self)
    let (head, body) = Self.split(whole)
    headers = Self.fields(head)
    let type = headers.first { $0.name == "content-type" }?.value ?? ""
    let boundary = type.components(separatedBy: "boundary=\"").last?.components(separatedBy: "\"").first ?? ""
    parts = body.components(separatedBy: "--\(boundary)").compactMap { piece in
      let (head, body) = Self.split(String(piece.drop { $0 == "\r\n" }))
      guard let type = Self.fields(head).first(where: { $0.name == "content-type" })?.value,
        let data = Data(base64Encoded: body, options: .ignoreUnknownCharacters)
      else { return nil }
      return (type, String(decoding: data, as: UTF8.self))
    }
  }

  subscript(name: String) -> String? { headers.first { $0.name == name.lowercased() }?.value }

  var text: String { parts.first { $0.type.hasPrefix("text/plain") }?.text ?? "" }
  var html: String { parts.first { $0.type.hasPrefix("text/html") }?.text ?? "" }

  /// The subject, its encoded words decoded.
  var subject: String {
    (self["subject"] ?? "").components(separatedBy: " ").reduce(into: "") { text, word in
      if word.hasPrefix("=?UTF-8?B?"), word.hasSuffix("?="),
        let data = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
      {
        text += String(decoding: data, as: UTF8.self)
      } else {
        text += (text.isEmpty ? "" : " ") + word
      }
    }
  }

  private static func split(_ text: String) -> (head: String, body: String) {
    guard let gap = text.range(of: "\r\n\r\n") else { return (text, "") }
    return (String(text[..<gap.lowerBound]), String(text[gap.upperBound...]))
  }

  private static func fields(_ head: String) -> [(name: String, value: String)] {
    head.replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n").compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (
        line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      )
    }
  }
}
