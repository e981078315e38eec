/// Why staff did by hand what usually happens by itself.
package struct Reason: Hashable, Sendable, Codable {
  package let text: String

  package init(text: String) {
    self.text = text
  }
}
