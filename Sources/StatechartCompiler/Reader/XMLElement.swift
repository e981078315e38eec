/// An element with its attributes and children in document order.
package struct XMLElement: Sendable, Equatable {
  package let name: XMLName
  /// Without the declarations of namespaces.
  package let attributes: [XMLAttribute]
  package var children: [XMLElement] = []
  /// The text directly inside, with CDATA; nil where there is only white space. It stands where its first
  /// character that is not white space stands.
  package var text: Located<String>?
  /// Where its `<` stands.
  package let position: SourcePosition
}
