import Foundation
import StatechartCompiler
import Testing

@Suite("Reading files")
struct ReadFileTests {
  /// 100 MB, of which the disk holds next to nothing.
  private func sparse() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "sparse-\(UUID().uuidString).scxml")
    try Data("<scxml".utf8).write(to: url)
    let file = try FileHandle(forWritingTo: url)
    try file.truncate(atOffset: 100_000_000)
    try file.close()
    return url
  }

  @Test("Of a file of 100 MB no more is read than shows that it is too long, and it is refused for that")
  func bounded() throws {
    let url = try sparse()
    defer { try? FileManager.default.removeItem(at: url) }
    let bytes = try readFile(url.path, upTo: XMLLimits.bytes + 1)
    #expect(bytes.count == XMLLimits.bytes + 1 && bytes.starts(with: Array("<scxml".utf8)))
    let error = #expect(throws: XMLError.self) { try readXML(bytes) }
    #expect(error?.code == .limit)
  }

  @Test(
    "A file that never ends is read no further",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/zero")))
  func unending() throws {
    #expect(try readFile("/dev/zero", upTo: 5) == [0, 0, 0, 0, 0])
  }

  @Test("A file as long as the limit is read whole, and so is an empty one")
  func whole() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "whole-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data("12345".utf8).write(to: url)
    #expect(try readFile(url.path, upTo: 5) == Array("12345".utf8))
    #expect(try readFile(url.path, upTo: 9) == Array("12345".utf8))
    try Data().write(to: url)
    #expect(try readFile(url.path, upTo: 5).isEmpty)
  }

  @Test("A folder and a missing file are errors")
  func unreadable() {
    for path in [FileManager.default.temporaryDirectory.path, "/nowhere/at/all"] {
      #expect(throws: (any Error).self) { try readFile(path, upTo: 5) }
    }
  }
}
