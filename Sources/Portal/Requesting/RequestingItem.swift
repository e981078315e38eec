import Refills

/// What can be refilled, as it stands on the page.
struct RequestingItem {
  let item: Refillable
  /// Where it was filled before, and is filled again; nil: nowhere, or the clinic has no such pharmacy any more.
  let place: PharmacyPlace?
  /// They name that pharmacy, where patients are shown it.
  let words: AnswerWords
  let isPharmacyShown: Bool

  var canBeAsked: Bool {
    switch item.asking {
    case .now, .early: true
    case .denied, .onItsWay: false
    }
  }

  var needsPharmacy: Bool { canBeAsked && place == nil }
}
