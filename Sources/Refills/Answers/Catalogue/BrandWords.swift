/// What a brand says in place of the catalogue, by string and language. Checked before it gets here.
package struct BrandWords: Hashable, Sendable {
  private struct Key: Hashable, Sendable {
    let id: String
    let language: Language
  }

  private var texts: [Key: String] = [:]

  package init() {}

  /// The brand's own text of a string; nil: the catalogue's is used.
  package subscript(id: String, language: Language) -> String? {
    get { texts[Key(id: id, language: language)] }
    set { texts[Key(id: id, language: language)] = newValue }
  }

  package var count: Int { texts.count }

  package func text(of wording: Wording, in language: Language) -> String {
    guard !texts.isEmpty else { return wording[language] }
    return self[wording.id, language] ?? wording[language]
  }
}
