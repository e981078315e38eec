/// One string of the catalogue in its languages. Both stand side by side, so that one is not changed without the other.
package struct Wording: Hashable, Sendable {
  /// English and Spanish, with gaps in braces.
  package typealias Words = (english: String, spanish: String)

  /// Where a string is read.
  package enum Form: String, CaseIterable, Hashable, Sendable { case page, email, text }

  package let group: String
  package let name: String
  private let english: String
  private let spanish: String

  /// - Parameters:
  ///   - group: begins with the form: `page.next`.
  ///   - name: of the string in its group.
  package init(_ group: String, _ name: String, _ words: Words) {
    self.group = group
    self.name = name
    english = words.english
    spanish = words.spanish
  }

  /// What a clinic names it by: `page.next.ready`.
  package var id: String { "\(group).\(name)" }

  package var form: Form { Form(rawValue: String(group.prefix { $0 != "." })) ?? .page }

  /// It stands above a page or a message: short, of known words.
  package var isHeadline: Bool { Self.headlines.contains(group) }

  private static let headlines: Set<String> = ["page.headline", "email.subject", "email.neutralSubject"]

  package subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .spanish: spanish
    }
  }

  /// What a text in place of this one may leave open: the same gaps, and the phone.
  package func mayHave(_ gap: Gap, in language: Language) -> Bool {
    gap == .phone && form != .text || mustHave(in: language).contains(gap)
  }

  /// What a text in place of this one may not leave out.
  package func mustHave(in language: Language) -> Set<Gap> {
    Set(Self.gaps(of: self[language]).compactMap(Gap.init))
  }
}

extension Wording {
  /// The names between braces, in order.
  /// - Returns: of a brace without partner an empty name.
  package static func gaps(of text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let inner = rest[rest.index(after: brace)...]
      guard rest[brace] == "{", let end = inner.firstIndex(where: { $0 == "{" || $0 == "}" }),
        inner[end] == "}"
      else { return names + [""] }
      names.append(String(inner[..<end]))
      rest = inner[inner.index(after: end)...]
    }
    return names
  }

  /// A text with its gaps filled. What is filled in is not looked into again.
  package static func fill(_ text: String, _ value: (Gap) -> String) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var filled = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += rest[..<open]
      if let gap = Gap(rawValue: String(rest[rest.index(after: open)..<close])) { filled += value(gap) }
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}
