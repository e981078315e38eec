import Pharmacies
import Testing

@Suite("Paths into an answer")
struct JSONPathTests {
  static let answer = #"""
    {"a":{"b":[{"c":1},{"c":"two"}]},"link":[{"relation":"self","url":"s"},{"relation":"next","url":"n"}],
     "result":{"code":"OK","text":""},"none":null}
    """#

  private func word(_ path: String) throws -> String? {
    try #require(JSONPath(path)).word(in: try JSONReader.read(Array(Self.answer.utf8)))
  }

  @Test("Members, elements, each, and filters find what stands there")
  func finding() throws {
    #expect(try word("a.b[0].c") == "1")
    #expect(try word("a.b[*].c") == "1")
    #expect(try word("a.b[?c=two].c") == "two")
    #expect(try word("link[?relation=next].url") == "n")
    #expect(try word("a.b[-1].c") == "two")
    #expect(try word("a.b[-3].c") == nil)
    #expect(try word("[?none!=x].result.code") == "OK")
    #expect(try word("[?none=x].result.code") == nil)
    #expect(try word("result[?code!=OK].code") == nil)
    #expect(try word("result[?code=OK].code") == "OK")
    #expect(
      try #require(JSONPath("a.b[*].c")).all(in: try JSONReader.read(Array(Self.answer.utf8))).count == 2)
  }

  @Test(
    "Where there is nothing, nothing is found",
    arguments: [
      "a.x", "a.b[7].c", "a.b.c", "none", "result.text", "a.b", "link[*].url[0]", "a[*]",
    ])
  func missing(path: String) throws {
    #expect(try word(path) == nil)
  }

  @Test(
    "What is no path is refused",
    arguments: ["", ".", "a.", ".a", "a[", "a[]", "a[x]", "a[+1]", "a[-]", "a]", "a[?x]", "a[0]b", "a b"])
  func malformed(path: String) {
    #expect(JSONPath(path) == nil)
  }
}
