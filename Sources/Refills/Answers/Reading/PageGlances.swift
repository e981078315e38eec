import Synchronization

/// What patients can read at the top of their page: headline, what comes next, what to do. One for each place where a
/// refill can be, and for what can be said there besides.
package struct PageGlances {
  /// Every state with everything that may be added to it, one addition at a time and all at once; or each shape of a
  /// record with each addition, for tests that have the time.
  package enum Width: Sendable { case narrow, wide }

  private let language: Language
  private let words: BrandWords
  private let phone: String

  /// - Parameters:
  ///   - words: what the brand says in place of the catalogue.
  ///   - phone: the brand's.
  package init(in language: Language, words: BrandWords = BrandWords(), phone: String) {
    self.language = language
    self.words = words
    self.phone = phone
  }

  /// - Returns: each text once, with the state that says it first.
  package func all(_ width: Width = .narrow) -> [Glance] {
    var glances: [Glance] = []
    var seen: Set<String> = []
    for progress in RefillChart.Progress.allCases {
      guard let plain = PageSpecimen(progress) else { continue }
      let shapes = PageSpecimen.shapes(of: progress)
      let additions = PageSpecimen.additions
      for shape in shapes {
        var specimen = plain
        shape(&specimen)
        add(glance(of: specimen), to: &glances, unless: &seen)
        guard width == .wide else { continue }
        for addition in additions { add(glance(of: specimen.with(addition)), to: &glances, unless: &seen) }
      }
      for addition in additions { add(glance(of: plain.with(addition)), to: &glances, unless: &seen) }
    }
    return glances
  }

  private func add(_ glance: Glance, to glances: inout [Glance], unless seen: inout Set<String>) {
    if seen.insert(glance.text).inserted { glances.append(glance) }
  }

  private func glance(of specimen: PageSpecimen) -> Glance {
    let context = AnswerContext(
      now: PageSpecimen.now, zone: PageSpecimen.zone, asOf: PageSpecimen.now, pharmacy: nil,
      formerPharmacy: specimen.knowsFormer ? "Oak Lane Pharmacy" : nil, phone: phone, beside: specimen.beside,
      words: words)
    let answers = PatientAnswers(of: specimen.refill, in: context)
    let heard = Heard()
    var words = AnswerWords(in: language, context: context)
    words.heard = { heard.add($0) }
    let text = "\(words.headline(of: answers.next)). \(words.next(answers.next)) \(words.act(answers.act))"
    return Glance("page \(answers.next.answer.rawValue)", text, heard.all)
  }
}

/// The strings that were said, in order.
private final class Heard: Sendable {
  private let list = Mutex<[Wording]>([])

  var all: [Wording] { list.withLock { $0 } }

  func add(_ wording: Wording) { list.withLock { $0.append(wording) } }
}
