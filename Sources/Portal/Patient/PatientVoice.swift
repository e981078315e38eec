import Refills

/// What patients can tell us from the page, in the order in which it is offered.
struct PatientVoice: Sendable {
  let kind: RefillChart.EventKind
  let english: String
  let spanish: String

  static let all: [PatientVoice] = [
    PatientVoice(
      kind: .patientConfirmedChange, english: "Yes, I agree to the change", spanish: "Sí, acepto el cambio"),
    PatientVoice(
      kind: .patientDeclinedChange, english: "No, I do not want the change", spanish: "No quiero el cambio"),
    PatientVoice(kind: .patientHasIt, english: "I have my medicine", spanish: "Ya tengo mi medicina"),
    PatientVoice(kind: .patientDidNotGetIt, english: "I did not get it", spanish: "No la recibí"),
    PatientVoice(kind: .patientOnlyPart, english: "I got only part of it", spanish: "Recibí solo una parte"),
    PatientVoice(
      kind: .patientWrongItem, english: "It is wrong, damaged or warm",
      spanish: "Está mal, dañada o caliente"),
    PatientVoice(
      kind: .patientAskAgain, english: "Please fill it again", spanish: "Por favor, prepárenla otra vez"),
    PatientVoice(kind: .patientCancel, english: "Please cancel this", spanish: "Por favor, cancelen esto"),
  ]
}
