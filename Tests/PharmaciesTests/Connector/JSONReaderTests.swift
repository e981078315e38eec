import Pharmacies
import Testing

@Suite("JSON that may be anything")
struct JSONReaderTests {
  private func code(_ text: String) -> JSONError.Code? {
    do throws(JSONError) {
      _ = try JSONReader.read(Array(text.utf8))
      return nil
    } catch {
      return error.code
    }
  }

  @Test(
    "What is not JSON is refused",
    arguments: [
      "", " ", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "01", "1.", "-", "1e", "nul", "truex", "\"a", "\"\\x\"",
      "\"\\u12\"",
      "\"\\ud800\"", "\"\\ud800\\u0041\"", "[1] 2", "{a:1}", "'a'", "<html></html>", "\"\n\"", "NaN", "+1",
      "1e400x",
    ])
  func malformed(text: String) {
    #expect(code(text) == .malformed)
  }

  @Test("Bytes that are not UTF-8 are refused")
  func encoding() {
    #expect(throws: JSONError.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    #expect(throws: JSONError.self) { try JSONReader.read([0x22, 0xED, 0xA0, 0x80, 0x22]) }
  }

  @Test("64 levels are read, 65 and a hundred thousand are refused")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(code(nested(JSONReader.depthLimit)) == nil)
    #expect(code(nested(JSONReader.depthLimit + 1)) == .tooDeep)
    #expect(code(String(repeating: "[{\"a\":", count: 100_000)) == .tooDeep)
  }

  @Test("Numbers keep their text, escapes are undone, a byte order mark is passed over")
  func values() throws {
    #expect(
      try JSONReader.read(Array(" 12345678901234567890.10 ".utf8)) == .number("12345678901234567890.10"))
    #expect(try JSONReader.read(Array(#""a\n\u00e9\ud83d\ude00\/""#.utf8)) == .string("a\né😀/"))
    #expect(try JSONReader.read([0xEF, 0xBB, 0xBF] + Array("true".utf8)) == .bool(true))
    #expect(try JSONReader.read(Array(#"{"a":1,"a":2}"#.utf8)) == .object(["a": .number("2")]))
  }

  @Test("The canonical form reads back as the same value")
  func canonical() throws {
    let value = try JSONReader.read(Array(#"{"b":[1, -0.5e3,null],"a":"\"\\\u0001é","":{}}"#.utf8))
    #expect(try JSONReader.read(value.canonical) == value)
    #expect(
      String(decoding: value.canonical, as: UTF8.self) == #"{"":{},"a":"\"\\\u0001é","b":[1,-0.5e3,null]}"#)
  }

  @Test("Cut anywhere or altered in any byte, an answer is read or refused, and nothing else happens")
  func survival() {
    let bytes = Array(#"{"fills":[{"id":"F\u00e9","q":-1.5e2,"ok":true,"n":null}]}"#.utf8)
    var refused = 0
    for index in bytes.indices {
      for byte in [0, 0x22, 0x5C, 0x7B, 0x5D, 0xFF] as [UInt8] {
        var altered = bytes
        altered[index] = byte
        for candidate in [altered, Array(bytes[..<index])] where (try? JSONReader.read(candidate)) == nil {
          refused += 1
        }
      }
    }
    #expect(refused > bytes.count * 6)
  }
}
