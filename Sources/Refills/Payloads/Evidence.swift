/// Evidence that a prescription went to the pharmacy: an e-prescription id, or the prescribing system's status.
package struct Evidence: Hashable, Sendable, Codable {
  package let system: String
  package let reference: String

  package init(system: String, reference: String) {
    self.system = system
    self.reference = reference
  }
}
