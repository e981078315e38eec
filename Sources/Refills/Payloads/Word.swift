/// What a patient tells us, in their own words where they used some.
package struct Word: Hashable, Sendable, Codable {
  package let text: String?

  package init(text: String? = nil) {
    self.text = text
  }
}
