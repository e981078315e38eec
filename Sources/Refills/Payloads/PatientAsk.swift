/// A provider asks the patient for something before deciding.
package struct PatientAsk: Hashable, Sendable, Codable {
  package let action: OpenAction

  package init(action: OpenAction) {
    self.action = action
  }
}
