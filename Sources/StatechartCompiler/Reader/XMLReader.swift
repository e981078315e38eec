/// Reads a strict subset of XML 1.0 with namespaces into a tree, in one pass and in bounded space.
///
/// UTF-8 only. Comments are skipped. Document types, entities beyond the five of the standard, and processing
/// instructions are refused: a chart has no use for them, and they are how documents attack their readers.
///
/// - Throws: an `XMLError` for any bytes that are not such a document, or that pass one of `XMLLimits`.
package func readXML(_ bytes: [UInt8]) throws(XMLError) -> XMLElement {
  var reader = try XMLReader(bytes)
  return try reader.document()
}

struct XMLReader {
  /// An element whose end has not been met.
  private struct Open {
    let rawName: String
    var element: XMLElement
    let namespacesOutside: Int
  }

  var cursor: XMLCursor
  private var open: [Open] = []
  var namespaces = XMLNamespaces()
  private var elements = 0

  init(_ bytes: [UInt8]) throws(XMLError) {
    cursor = XMLCursor(bytes)
    guard bytes.count <= XMLLimits.bytes else {
      throw failure(.limit, "the file has more than \(XMLLimits.bytes) bytes; split the chart")
    }
    if let (offset, message) = firstForbidden(in: bytes) {
      throw XMLError(code: .encoding, message: message, position: XMLCursor.position(of: offset, in: bytes))
    }
  }

  mutating func document() throws(XMLError) -> XMLElement {
    _ = cursor.skip("\u{FEFF}")
    try skipDeclaration()
    try skipComments()
    guard cursor.byte == UInt8(ascii: "<") else {
      throw failure(.malformed, "the document must begin with an element, such as <scxml>")
    }
    var root: XMLElement?
    repeat { root = try readNext() } while root == nil
    try skipComments()
    guard let root, cursor.byte == nil else {
      throw failure(.malformed, "nothing but comments may follow the top element; remove what does")
    }
    return root
  }

  /// Reads one tag, comment or run of text.
  ///
  /// - Returns: the top element, once it has ended.
  private mutating func readNext() throws(XMLError) -> XMLElement? {
    guard let byte = cursor.byte else {
      let name = open.last?.rawName ?? ""
      throw failure(.malformed, "the file ends inside <\(name)>; close it with </\(name)>")
    }
    if byte != UInt8(ascii: "<") {
      try keep(readText())
    } else if cursor.starts(with: "<!--") {
      try skipComment()
    } else if cursor.starts(with: "<![CDATA[") {
      try keep(readCharacterData())
    } else if cursor.starts(with: "<!") {
      throw failure(.refused, "document types and their declarations are not read; remove it")
    } else if cursor.starts(with: "<?") {
      throw failure(.refused, "processing instructions are not read; remove it")
    } else if cursor.starts(with: "</") {
      return try readEndTag()
    } else {
      return try readStartTag()
    }
    return nil
  }

  private mutating func keep(_ text: Located<String>?) throws(XMLError) {
    guard let text else { return }
    guard !open.isEmpty else {
      throw XMLError(
        code: .malformed, message: "text may stand only inside an element; remove it", position: text.position
      )
    }
    if open[open.count - 1].element.text == nil {
      open[open.count - 1].element.text = text
    } else {
      open[open.count - 1].element.text?.value += text.value
    }
  }

  /// - Returns: the top element, if this tag is the whole of it.
  private mutating func readStartTag() throws(XMLError) -> XMLElement? {
    let position = cursor.position
    elements += 1
    guard elements <= XMLLimits.elements, open.count < XMLLimits.depth else {
      throw failure(
        .limit, "more than \(XMLLimits.elements) elements or \(XMLLimits.depth) levels; split the chart")
    }
    cursor.advance()
    let outside = namespaces.count
    let rawName = try readName()
    let attributes = try readAttributes()
    let name = try namespaces.resolve(rawName, isAttribute: false, at: position)
    let element = XMLElement(name: name, attributes: attributes, position: position)
    open.append(Open(rawName: rawName, element: element, namespacesOutside: outside))
    if cursor.skip("/>") { return close() }
    guard cursor.skip(">") else {
      throw failure(.malformed, "the tag <\(rawName)> does not end here; write '>' or '/>'")
    }
    return nil
  }

  private mutating func readEndTag() throws(XMLError) -> XMLElement? {
    let position = cursor.position
    _ = cursor.skip("</")
    let name = try readName()
    guard let expected = open.last, expected.rawName == name else {
      let wanted = open.last.map { "close <\($0.rawName)> of line \($0.element.position.line) first" }
      throw XMLError(
        code: .malformed, message: "</\(name)> closes nothing; \(wanted ?? "remove it")", position: position)
    }
    cursor.skipWhiteSpace()
    guard cursor.skip(">") else { throw failure(.malformed, "write '>' to end </\(name)>") }
    return close()
  }

  /// Hands the innermost element to its parent.
  private mutating func close() -> XMLElement? {
    guard let closed = open.popLast() else { return nil }
    namespaces.truncate(to: closed.namespacesOutside)
    guard !open.isEmpty else { return closed.element }
    open[open.count - 1].element.children.append(closed.element)
    return nil
  }

  func failure(_ code: XMLError.Code, _ message: String) -> XMLError {
    XMLError(code: code, message: message, position: cursor.position)
  }
}
