import Foundation
import Notifications
import Pharmacies
import Refills

extension FileValue {
  /// A mapping of languages to mappings of ids: what a brand says in place of the catalogue, each text with its place.
  func brandWords() throws(FileError) -> [(
    wording: Wording, language: Language, text: String, place: FileValue
  )] {
    var found: [(wording: Wording, language: Language, text: String, place: FileValue)] = []
    for (language, table) in try languages() {
      for (key, place) in table.keys {
        let wording = try place.wording(key)
        guard let value = table[key] else { throw place.refusal("Write the words behind the id.") }
        let text = try value.text().precomposedStringWithCanonicalMapping
        if let objection = wording.objection(to: text, in: language) { throw value.refusal(objection) }
        found.append((wording, language, text, value))
      }
    }
    return found
  }

  /// A mapping of languages to mappings of ids to marks.
  func reviewMarks() throws(FileError) -> ReviewMarks {
    var marks = ReviewMarks()
    for (language, table) in try languages() {
      for (key, place) in table.keys {
        let wording = try place.wording(key)
        guard let value = table[key] else { throw place.refusal("Write the mark behind the id.") }
        let mark = try value.text()
        guard mark.utf8.count == ReviewMarks.length,
          mark.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
        else {
          throw value.refusal(
            "Write the mark that `refilld words check` prints for the text, in quotation marks.")
        }
        marks[wording.id, language] = mark
      }
    }
    return marks
  }

  private func languages() throws(FileError) -> [(Language, FileMapping)] {
    let all = try mapping(Set(Language.allCases.map(\.rawValue)))
    var found: [(Language, FileMapping)] = []
    for language in Language.allCases {
      if let value = all[language.rawValue] { found.append((language, try value.table())) }
    }
    return found
  }

  /// - Parameter id: what stands here.
  private func wording(_ id: String) throws(FileError) -> Wording {
    if let wording = WordsCheck.catalogue.first(where: { $0.id == id }) { return wording }
    let nearest = WordsCheck.catalogue.map(\.id).min { $0.distance(to: id) < $1.distance(to: id) } ?? ""
    throw refusal(
      "There is no string “\(id.prefix(80))”; the nearest is “\(nearest)”. `refilld words list` prints them all.",
      .unknownKey)
  }
}

extension WordsCheck {
  /// Refuses what can't be read or does not fit because of the brand's own words, at the first of them.
  func refuse(_ own: [(wording: Wording, language: Language, text: String, place: FileValue)])
    throws(FileError)
  {
    for language in Language.allCases {
      let places = Dictionary(
        own.filter { $0.language == language }.map { ($0.wording, $0.place) }, uniquingKeysWith: { $1 })
      guard !places.isEmpty else { continue }
      for glance in glances(in: language) {
        guard let place = glance.strings.lazy.compactMap({ places[$0] }).first,
          let finding = findings(of: glance, in: language).first
        else { continue }
        throw place.refusal(finding.message)
      }
    }
  }
}

extension String {
  /// How many letters have to be put in, taken out or changed (Levenshtein).
  fileprivate func distance(to other: String) -> Int {
    let letters = Array(other.utf8)
    var row = Array(0...letters.count)
    for (index, letter) in utf8.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in letters.indices {
        let changed = diagonal + (letters[column] == letter ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row[letters.count]
  }
}
