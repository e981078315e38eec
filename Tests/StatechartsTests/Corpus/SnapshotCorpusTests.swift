import Foundation
import Testing

@Suite("What fuzzing of stored configurations found worth keeping")
struct SnapshotCorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "inputs")
  private static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

  @Test("There is something, and it is small")
  func size() throws {
    let sizes = try Self.names.map { try Data(contentsOf: Self.folder.appending(path: $0)).count }
    #expect(
      sizes.count >= 20 && sizes.reduce(0, +) < 100_000, "\(sizes.count) files, \(sizes.reduce(0, +)) bytes")
  }

  @Test("Each input is refused, or is a place to go on from", arguments: names)
  func holds(name: String) throws {
    try SnapshotProperty.hold(for: Array(Data(contentsOf: Self.folder.appending(path: name))))
  }
}
