/// A decision that was taken in another system, by its reference there.
package struct OutsideDecision: Hashable, Sendable, Codable {
  package let system: String
  package let reference: String

  package init(system: String, reference: String) {
    self.system = system
    self.reference = reference
  }
}
