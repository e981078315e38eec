import Refills

/// Something that the patient is asked, and how it can be done on the page.
struct AskedThing {
  enum Way {
    /// On a page of the clinic's, or of whoever asks.
    case elsewhere(String)
    case questions
    case address
    case pharmacy
    /// With yes or no to a change.
    case change
    /// Not here; what was written about it stands here.
    case words
  }

  let action: OpenAction
  let way: Way
  private let proposal: String?

  /// Nil where the answers say all that can be said.
  init?(_ action: OpenAction, of refill: Refill) {
    guard refill.isLive else { return nil }
    self.action = action
    proposal = refill.record.proposal?.text.written
    let here: Way? =
      switch action.kind {
      case .questionnaire: .questions
      case .address: .address
      case .choosePharmacy: refill.progress.isBeforeOrder ? .pharmacy : nil
      case .confirmChange: refill.hears(.patientConfirmedChange) ? .change : nil
      case .visit, .labs, .identity, .insurance, .price, .payment, .collectElsewhere: nil
      }
    // What is to be paid stands in its own card, with the way to pay it.
    if action.words == nil, action.kind == .payment || action.kind == .price { return nil }
    if case .change? = here {
      way = .change
    } else if let link = action.link, HTML.isSafe(link) {
      way = .elsewhere(link)
    } else if let here = here ?? (action.words == nil ? nil : .words) {
      way = here
    } else {
      return nil
    }
  }

  /// What whoever asked wrote: of a change that which is agreed to, of a question nothing, for it stands before its answer.
  var words: String? {
    switch way {
    case .questions: nil
    case .change: proposal ?? action.words
    case .elsewhere, .address, .pharmacy, .words: action.words
    }
  }

  /// Whether there is something to press.
  var isDoneHere: Bool { if case .words = way { false } else { true } }

  /// Whether yes and no to a change stand here.
  var isChange: Bool { if case .change = way { true } else { false } }

  /// Whether a pharmacy is chosen here.
  var isPharmacy: Bool { if case .pharmacy = way { true } else { false } }

  static func all(of refill: Refill) -> [AskedThing] {
    refill.record.openActions.compactMap { AskedThing($0, of: refill) }
  }
}

extension OpenAction {
  /// What whoever asked wrote; nil: nothing.
  var words: String? { text?.written }
}
