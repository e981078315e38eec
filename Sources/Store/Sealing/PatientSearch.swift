import Foundation
import Refills

/// How a patient is looked up when nobody has an id at hand.
package enum PatientSearch: Hashable, Sendable {
  /// The whole address; case does not matter.
  case email(String)
  /// The whole number, however it is written.
  case phone(String)
  /// The beginning of any word of the name; case and accents do not matter.
  case name(String)
}

extension PatientSearch {
  /// Letters of a word that are indexed. Fewer would find half of all patients, more would ask for more
  /// typing.
  static let indexedLetters = 3

  /// A value as it is indexed: which index, and its normalised text.
  struct Term: Hashable {
    let kind: String
    let text: String
  }

  /// What to look up: a patient has to have all of it. Empty where nothing is left of the text.
  var wanted: Set<Term> {
    switch self {
    case .email(let text): return Set([Self.term(ContactPlace(.email, text))].compactMap(\.self))
    case .phone(let text): return Set([Self.term(ContactPlace(.text, text))].compactMap(\.self))
    case .name(let text):
      let words = Self.words(of: text)
      // A shorter word stands in the index only where it is a whole one: where nothing else is typed, the first counts.
      let long = words.filter { $0.count >= Self.indexedLetters }
      return Set((long.isEmpty ? Array(words.prefix(1)) : long).map(Self.nameTerm))
    }
  }

  /// All terms under which a patient is found.
  static func terms(of patient: Patient) -> Set<Term> {
    var terms = Set(words(of: patient.name).map(nameTerm))
    terms.formUnion(patient.contacts.compactMap { term($0.place) })
    return terms
  }

  /// Whether a patient whom the index named is meant: the index knows only the first letters of a word.
  func matches(_ patient: Patient) -> Bool {
    switch self {
    case .email, .phone: wanted.isSubset(of: Self.terms(of: patient))
    case .name(let text):
      Self.words(of: text).allSatisfy { typed in
        Self.words(of: patient.name).contains { $0.hasPrefix(typed) }
      }
    }
  }

  private static func term(_ place: ContactPlace?) -> Term? {
    place.map { place in
      switch place.channel {
      case .email: Term(kind: "email", text: place.text)
      case .text: Term(kind: "phone", text: place.text)
      }
    }
  }

  private static func nameTerm(_ word: String) -> Term {
    Term(kind: "name", text: String(word.prefix(indexedLetters)))
  }

  private static func words(of text: String) -> [String] {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .split { !$0.isLetter }.map(String.init)
  }
}
