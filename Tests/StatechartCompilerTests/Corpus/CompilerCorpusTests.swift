import Foundation
import Testing

@Suite("What fuzzing of the compiler found worth keeping")
struct CompilerCorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "inputs")
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

  @Test("There is something, and it is small")
  func size() throws {
    let sizes = try Self.names.map { try Data(contentsOf: Self.folder.appending(path: $0)).count }
    #expect(
      sizes.count >= 20 && sizes.reduce(0, +) < 200_000, "\(sizes.count) files, \(sizes.reduce(0, +)) bytes")
  }

  @Test("Each input is refused with a place, or is a chart to live in", arguments: names)
  func holds(name: String) throws {
    try CompilerProperty.hold(for: Array(Data(contentsOf: Self.folder.appending(path: name))))
  }
}
