import Foundation

/// Databases with live refills, each in a folder that is named by their number.
struct SeededFolders {
  let base: URL
  private let isKept: Bool

  /// - Parameter kept: where they stay for another run; nil: they are deleted by `remove`.
  init(_ kept: String?) throws {
    isKept = kept != nil
    base =
      kept.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? FileManager.default.temporaryDirectory.appending(
        path: "refilld-bench-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
  }

  /// The folder of one that is there, or is made now in a process of its own.
  /// - Parameter other: what it is compared with; each has one of its own, which sees as many runs as it does.
  func folder(of refills: Int, beside other: Int? = nil) throws -> String {
    let name = other.map { "\(refills)-beside-\($0)" } ?? "\(refills)"
    let folder = base.appending(path: name, directoryHint: .isDirectory)
    if !FileManager.default.fileExists(atPath: folder.path) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      _ = try OwnProcess(["scale-seed", folder.path, "\(refills)"]).printed()
    }
    return folder.path
  }

  func remove() {
    // What cannot be removed is left to the system: the figures stand.
    if !isKept { try? FileManager.default.removeItem(at: base) }
  }
}
