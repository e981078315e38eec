/// Why a notice is not sent, or not yet. Kept with the row; it says nothing about the patient's medicine.
package enum PolicyReason: String, CaseIterable, Hashable, Sendable {
  case notTrue = "it is no longer true"
  case overtaken = "a later notice of this refill says more"
  case notWanted = "it stands on the page; the patient did not ask for every step by e-mail"
  case noConsent = "the patient agreed to no channel"
  case noTextGateway = "no text gateway configured"
  case noMailServer = "no mail server configured"
  case canBeUndone = "the decision can still be taken back"
  case window = "a message went out just now; this one waits for the end of the window"
  case quietHours = "it is night where the patient is"
}
