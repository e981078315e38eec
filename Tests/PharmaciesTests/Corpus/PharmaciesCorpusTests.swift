import Foundation
import Testing

@Suite("What fuzzing of files and answers found worth keeping")
struct PharmaciesCorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "inputs")

  private static func names(_ kind: String) -> [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)
    return (found ?? []).sorted().map { "\(kind)/\($0)" }
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: Self.folder.appending(path: name)))
  }

  @Test("There is something of each kind, and it is small")
  func size() throws {
    let kinds = ["answer", "connector", "json"].map(Self.names)
    let sizes = try kinds.joined().map { try bytes($0).count }
    #expect(kinds.allSatisfy { $0.count >= 15 }, "\(kinds.map(\.count))")
    #expect(
      sizes.count <= 100 && sizes.reduce(0, +) < 100_000, "\(sizes.count) files, \(sizes.reduce(0, +)) bytes")
  }

  @Test("Each text is refused with a place, or is a value to find things in", arguments: names("json"))
  func json(name: String) throws {
    try JSONProperty.hold(for: bytes(name))
  }

  @Test(
    "Each file is refused with a place, or is a connector to ask and read by", arguments: names("connector"))
  func connector(name: String) throws {
    try ConnectorProperty.hold(for: bytes(name))
  }

  @Test("Each answer is not understood, or says the same in every form", arguments: names("answer"))
  func answer(name: String) throws {
    try AnswerProperty.hold(for: bytes(name))
  }
}
