/// What patients can tell us from the page, in the order in which it is offered.
package enum VoicePhrase: String, Phrase {
  case agree, decline, haveIt, didNotGetIt, onlyPart, wrong, askAgain, cancel

  package static let group = "page.voice"

  package var words: Wording.Words {
    switch self {
    case .agree: ("Yes, I agree to the change", "Sí, acepto el cambio")
    case .decline: ("No, I do not want the change", "No quiero el cambio")
    case .haveIt: ("I have my medicine", "Ya tengo mi medicina")
    case .didNotGetIt: ("I did not get it", "No la recibí")
    case .onlyPart: ("I got only part of it", "Recibí solo una parte")
    case .wrong: ("It is wrong, damaged or warm", "Está mal, dañada o caliente")
    case .askAgain: ("Please fill it again", "Por favor, prepárenla otra vez")
    case .cancel: ("Please cancel this", "Por favor, cancelen esto")
    }
  }

  /// What answers a change that was proposed.
  package static let toChange: [VoicePhrase] = [.agree, .decline]

  /// What it tells the chart.
  package var kind: RefillChart.EventKind {
    switch self {
    case .agree: .patientConfirmedChange
    case .decline: .patientDeclinedChange
    case .haveIt: .patientHasIt
    case .didNotGetIt: .patientDidNotGetIt
    case .onlyPart: .patientOnlyPart
    case .wrong: .patientWrongItem
    case .askAgain: .patientAskAgain
    case .cancel: .patientCancel
    }
  }
}
