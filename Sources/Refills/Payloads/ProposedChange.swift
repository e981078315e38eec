/// A change that the patient confirms before it counts: another strength, quantity or pharmacy.
package struct ProposedChange: Hashable, Sendable, Codable {
  /// Words for the patient; they may name the drug and are shown on the page only.
  package let text: String

  package init(text: String) {
    self.text = text
  }
}
