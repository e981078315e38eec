package import Refills

/// What somebody answered to a text.
package struct InboundText: Hashable, Sendable {
  package enum Meaning: Hashable, Sendable {
    /// No more texts. Whoever wrote CANCEL may have meant the order instead: a person asks.
    case stop(saidCancel: Bool)
    case start
    case help
    /// Whoever reads our texts is not the patient.
    case wrongNumber
    /// Anything else: for a person to read.
    case words
  }

  package let meaning: Meaning
  /// The language of the word that was understood; nil for `words`, and for words of both.
  package let language: Language?

  private init(_ meaning: Meaning, _ language: Language?) {
    self.meaning = meaning
    self.language = language
  }

  /// Longest text that is looked through, in characters: longer ones are letters, and a person reads them.
  static let longest = 320

  /// What a text means. Who asks to be left alone in plain words is left alone; what could as well be about the order,
  /// or says that we should go on, is for a person.
  package static func meaning(of text: String) -> InboundText {
    guard text.count <= longest else { return InboundText(.words, nil) }
    let whole = InboundWords.plain(text)
    if whole.isEmpty { return InboundText(.words, nil) }
    let sentences = text.split { ".!?\n\r;".contains($0) }.map { InboundWords.bare(String($0)) }
      .filter { !$0.isEmpty }
    for (language, words) in InboundWords.all {
      if words.wrongNumber.contains(where: { InboundWords.has($0, in: whole) }) {
        return InboundText(.wrongNumber, language)
      }
    }
    for (language, words) in InboundWords.all
    where !words.goOn.contains(where: { InboundWords.has($0, in: whole) }) {
      if let first = sentences.first {
        if words.cancel.contains(first) { return InboundText(.stop(saidCancel: true), language) }
        if words.stop.contains(first) { return InboundText(.stop(saidCancel: false), language) }
      }
      if words.leaveMe.contains(where: { InboundWords.has($0, in: whole) }) {
        return InboundText(.stop(saidCancel: false), language)
      }
    }
    guard sentences.count == 1 else { return InboundText(.words, nil) }
    for (language, words) in InboundWords.all {
      if words.start.contains(sentences[0]) { return InboundText(.start, language) }
      if words.help.contains(sentences[0]) { return InboundText(.help, language) }
    }
    return InboundText(.words, nil)
  }
}
