import Notifications
package import Refills

/// What `refilld words check` prints: a line for each string, one for each thing that is read at once, what breaks a
/// rule, and a summary.
package struct WordsReport: Sendable {
  package let lines: [String]
  /// Rules that are broken.
  package let broken: Int

  /// - Parameters:
  ///   - name: of the brand; nil: the product's own words.
  ///   - languages: at least one.
  package init(_ check: WordsCheck, name: String?, languages: [Language] = Language.allCases) {
    var strings: [String] = []
    var glances: [String] = []
    var findings: [WordsCheck.Finding] = []
    var reviewed = 0
    var tried = 0
    for language in languages {
      let all = check.glances(in: language)
      tried += all.count
      for wording in WordsCheck.catalogue {
        let text = check.clinic.words.text(of: wording, in: language)
        let isReviewed = check.marks.isReviewed(text, of: wording, in: language)
        if isReviewed { reviewed += 1 }
        strings.append(Self.line(wording, text, language, all, isReviewed, isOwn: text != wording[language]))
        findings += check.findings(of: wording, in: language)
      }
      for glance in Self.hardest(all, check, language) {
        let measure = check.reading(of: glance, in: language).measure
        glances.append("\(glance.name)  \(language.rawValue)  \(measure)")
      }
      findings += Self.first(all, check, language)
    }
    let whose = name.map { "brand \($0)" } ?? "the product's own words"
    broken = findings.count
    lines =
      strings + glances + findings.map(\.line) + [
        "\(whose), \(languages.map(\.rawValue).joined(separator: " and ")): \(strings.count) strings, "
          + "\(glances.count) kinds of what is read at once (\(tried) tried), "
          + "\(reviewed) strings reviewed by a person, \(broken) rules broken"
      ]
  }

  private static func line(
    _ wording: Wording, _ text: String, _ language: Language, _ glances: [Glance], _ isReviewed: Bool,
    isOwn: Bool
  ) -> String {
    var parts = [wording.id, language.rawValue, Reading(text, in: language).measure]
    if wording.form == .text {
      let sizes = glances.filter { $0.strings.contains(wording) }.compactMap(\.sent).map(SegmentCount.init)
      if let size = sizes.max(by: { ($0.segments, $0.length) < ($1.segments, $1.length) }) {
        parts.append(
          "segments \(size.segments), at most \(size.length) of \(size.alphabet.whole) \(size.alphabet.rawValue)"
        )
      }
    }
    parts.append("characters \(text.count)")
    if isOwn { parts.append("the brand's own") }
    parts.append(isReviewed ? "reviewed" : "not reviewed")
    parts.append("mark \(ReviewMarks.mark(of: text, for: wording.id, in: language))")
    return parts.joined(separator: "  ")
  }

  /// Of what has one name the first that breaks a rule: one string too hard is heard in hundreds of pages.
  private static func first(_ glances: [Glance], _ check: WordsCheck, _ language: Language)
    -> [WordsCheck.Finding]
  {
    var seen: Set<String> = []
    return glances.flatMap { glance in
      let found = check.findings(of: glance, in: language)
      return !found.isEmpty && seen.insert(glance.name).inserted ? found : []
    }
  }

  /// Of what has one name the hardest to read, in the order in which they come. What is long enough to be measured
  /// stands before what is not.
  private static func hardest(_ glances: [Glance], _ check: WordsCheck, _ language: Language) -> [Glance] {
    var order: [String] = []
    var found: [String: (glance: Glance, reading: Reading)] = [:]
    for glance in glances {
      let reading = check.reading(of: glance, in: language)
      if let known = found[glance.name] {
        if known.reading.isEasier(than: reading) { found[glance.name] = (glance, reading) }
      } else {
        order.append(glance.name)
        found[glance.name] = (glance, reading)
      }
    }
    return order.compactMap { found[$0]?.glance }
  }
}

extension Reading {
  fileprivate func isEasier(than other: Reading) -> Bool {
    guard isMeasurable == other.isMeasurable else { return other.isMeasurable }
    return switch language {
    case .english: grade < other.grade
    case .spanish: ease > other.ease
    }
  }
}

extension WordsCheck.Finding {
  fileprivate var line: String {
    "breaks a rule: \(language.rawValue), \(strings.map(\.id).joined(separator: " + ")): \(message)"
  }
}
