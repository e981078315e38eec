package import Notifications
package import Refills

/// Looks through all words that a brand's patients can read, or the product's own, by the rules of docs/words.md.
package struct WordsCheck: Sendable {
  /// A rule that is broken.
  package struct Finding: Hashable, Sendable {
    package let language: Language
    /// The strings that have a part in it.
    package let strings: [Wording]
    package let message: String
  }

  /// Every string of the product.
  package static let catalogue: [Wording] = PageCatalogue.all + MessageCatalogue.all

  package let clinic: ClinicVoice
  package let marks: ReviewMarks

  /// - Parameter marks: the clinic's; the product's own count too.
  package init(of clinic: ClinicVoice, marks: ReviewMarks = ReviewMarks()) {
    self.clinic = clinic
    self.marks = ReviewMarks.product.adding(marks)
  }

  /// For the product's own words: a name of 20 characters, a phone number of 15 and an address of 30. Nil never comes.
  package static var product: WordsCheck? {
    guard let brand = BrandName("product"), let from = EmailAddress("updates@clinic.example") else {
      return nil
    }
    return WordsCheck(
      of: ClinicVoice(
        brand: brand, name: "Harbor Family Clinic", phone: "+1 555 010 0199", from: from,
        page: BrandFile.page(at: "https://refills.clinic.example")))
  }

  /// All that can be read at once.
  package func glances(in language: Language) -> [Glance] {
    PageGlances(in: language, words: clinic.words, phone: clinic.phone).all()
      + MessageGlances(in: language, from: clinic).all
  }

  package func reading(of glance: Glance, in language: Language) -> Reading {
    Reading(glance.text, in: language, clinic: clinic.name)
  }

  /// What is wrong with a string alone.
  package func findings(of wording: Wording, in language: Language) -> [Finding] {
    let text = clinic.words.text(of: wording, in: language)
    guard let objection = wording.objection(to: text, in: language) else { return [] }
    return [Finding(language: language, strings: [wording], message: objection)]
  }

  /// What is wrong with what is read at once.
  package func findings(of glance: Glance, in language: Language) -> [Finding] {
    var messages: [String] = []
    let reading = reading(of: glance, in: language)
    if !reading.isPlain { messages.append(Self.tooHard(glance, reading)) }
    if let sent = glance.sent {
      let size = SegmentCount(sent)
      if !size.fitsOne { messages.append(Self.tooLong(glance, size)) }
    }
    return messages.map { Finding(language: language, strings: glance.strings, message: $0) }
  }

  private static func tooHard(_ glance: Glance, _ reading: Reading) -> String {
    let measured = "This is too hard to read where it stands (\(glance.name)): \(reading.measure)"
    return switch reading.language {
    case .english:
      "\(measured), and grade \(Reading.highestGrade.shown) is the highest. Use shorter words and sentences."
    case .spanish:
      "\(measured); at least ease \(Reading.lowestEase.shown) and at most \(Reading.longestSentence) words a "
        + "sentence are asked for. Use shorter words and sentences."
    }
  }

  private static func tooLong(_ glance: Glance, _ size: SegmentCount) -> String {
    let room = "\(size.length) of \(size.alphabet.whole) \(size.alphabet.rawValue) characters"
    let why = size.stranger.map {
      " “\($0)” is not in the alphabet of texts, which leaves 70: write without it."
    }
    return "This does not fit into one text with the brand's name, phone and link (\(glance.name)): \(room)."
      + (why ?? " Shorten it.")
  }
}

extension Reading {
  /// `grade 4.1 (33 words)`, `ease 82.0, longest sentence 9 (31 words)`.
  package var measure: String {
    switch language {
    case .english: "grade \(grade.shown) (\(words) words)"
    case .spanish: "ease \(ease.shown), longest sentence \(longestSentence) (\(words) words)"
    }
  }
}

extension Double {
  /// To one place behind the point.
  package var shown: String { String((self * 10).rounded() / 10) }
}
