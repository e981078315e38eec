import StatechartCompiler
import Testing

struct XMLReaderTests {
  @Test("Elements, attributes and text keep their line and column")
  func positions() throws {
    let root = try readXML(Array("<?xml version='1.0'?>\r\n<!-- ü -->\n<a\n  b='1'>é<c/>\n text</a>".utf8))
    #expect(root.position == SourcePosition(line: 3, column: 1))
    #expect(root.attributes.map(\.position) == [SourcePosition(line: 4, column: 3)])
    #expect(root.children.map(\.position) == [SourcePosition(line: 4, column: 10)])
    #expect(root.text?.position == SourcePosition(line: 4, column: 9))
    #expect(root.text?.value == "étext")
  }

  @Test("Prefixes mean their nearest declaration")
  func namespaces() throws {
    let text = "<a xmlns='u' xmlns:p='v'><p:b p:x='1' x='2'/><c xmlns:p='w' xmlns=''><p:d/></c><p:e/></a>"
    let root = try readXML(Array(text.utf8))
    #expect(root.name.namespace == "u")
    let b = root.children[0]
    #expect(b.name.namespace == "v")
    #expect(b.attributes.map(\.name.namespace) == ["v", ""])
    #expect(root.children[1].name.namespace == "")
    #expect(root.children[1].children[0].name.namespace == "w")
    #expect(root.children[2].name.namespace == "v")
  }

  @Test("References, CDATA and white space in values are resolved as XML 1.0 says")
  func values() throws {
    let text = "<a b='&lt;&#65;&#x1F600;&apos;\t\r\n\n'>x&amp;<![CDATA[<&]]]]></a>"
    let root = try readXML(Array(text.utf8))
    #expect(root.attributes.first?.value == "<A😀'   ")
    #expect(root.text?.value == "x&<&]]")
  }

  @Test("What is not such a document is refused where it goes wrong", arguments: XMLRefusal.all)
  func refusal(_ refusal: XMLRefusal) {
    let error = #expect(throws: XMLError.self) { try readXML(Array(refusal.text.utf8)) }
    #expect(error?.code == refusal.code)
    #expect(error?.position == SourcePosition(line: 1, column: refusal.column), "\(refusal.text)")
  }

  @Test("Bytes that are not UTF-8 are found, overlong forms and surrogates too")
  func notUTF8() {
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]] {
      let error = #expect(throws: XMLError.self) {
        try readXML(Array("<a b='é".utf8) + bytes + Array("'/>".utf8))
      }
      #expect(error?.code == .encoding)
      #expect(error?.position == SourcePosition(line: 1, column: 8))
    }
  }

  @Test("Limits end the reading, and just below them it goes on")
  func limits() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
    }
    func wide(_ count: Int) -> [UInt8] {
      Array(("<a>" + String(repeating: "<b/>", count: count) + "</a>").utf8)
    }
    func attributes(_ prefix: String, _ count: Int) -> [UInt8] {
      Array(("<a" + (0..<count).map { " \(prefix)\($0)='u'" }.joined() + "/>").utf8)
    }
    _ = try readXML(nested(XMLLimits.depth))
    _ = try readXML(wide(XMLLimits.elements - 1))
    _ = try readXML(attributes("b", XMLLimits.attributes))
    _ = try readXML(attributes("xmlns:n", XMLLimits.namespaces))
    func letters(_ count: Int) -> String { String(repeating: "a", count: count) }
    _ = try readXML(Array("<\(letters(XMLLimits.name)) b='\(letters(XMLLimits.value))'/>".utf8))
    let tooMuch = [
      Array("<\(letters(XMLLimits.name + 1))/>".utf8),
      Array("<a b='\(letters(XMLLimits.value + 1))'/>".utf8),
      nested(XMLLimits.depth + 1), wide(XMLLimits.elements), attributes("b", XMLLimits.attributes + 1),
      attributes("xmlns:n", XMLLimits.namespaces + 1),
      Array(("<a>" + String(repeating: " ", count: XMLLimits.bytes) + "</a>").utf8),
    ]
    for bytes in tooMuch {
      #expect(throws: XMLError.self) { try readXML(bytes) }
      do { _ = try readXML(bytes) } catch { #expect(error.code == .limit) }
    }
  }

  @Test("A byte order mark is skipped")
  func byteOrderMark() throws {
    #expect(try readXML([0xEF, 0xBB, 0xBF] + Array("<?xml version=\"1.0\"?><a/>".utf8)).name.local == "a")
  }
}
