import Foundation

/// The conformance charts beside the repository, where they are there.
enum SharedCases {
  private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/cases/scxml")

  /// Paths of all charts, in order; empty without the folder.
  static func charts() -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".scxml") }.sorted().map { folder.appending(path: $0).path }
  }
}
