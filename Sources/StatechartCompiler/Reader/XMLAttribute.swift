/// An attribute, its value normalised (XML 1.0, section 3.3.3), and where its name stands.
package struct XMLAttribute: Sendable, Equatable {
  package let name: XMLName
  package let value: String
  package let position: SourcePosition
}
