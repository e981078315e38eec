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

  /// Nil where the answers say all that can be said.
  init?(_ action: OpenAction, of refill: Refill) {
    self.action = action
    let here: Way? =
      switch action.kind {
      case .questionnaire: .questions
      case .address: .address
      case .choosePharmacy: refill.progress.isBeforeOrder ? .pharmacy : nil
      case .confirmChange: refill.hears(.patientConfirmedChange) ? .change : nil
      case .visit, .labs, .identity, .insurance, .price, .payment, .collectElsewhere: nil
      }
    if let link = action.link, HTML.isSafe(link) {
      way = .elsewhere(link)
    } else if let here = here ?? (action.words == nil ? nil : .words) {
      way = here
    } else {
      return nil
    }
  }

  /// What whoever asked wrote, where it is no question that stands before its answer.
  var words: String? { if case .questions = way { nil } else { action.words } }

  static func all(of refill: Refill) -> [AskedThing] {
    refill.record.openActions.compactMap { AskedThing($0, of: refill) }
  }
}

extension OpenAction {
  /// What whoever asked wrote; nil: nothing.
  var words: String? { text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
}
