import Foundation

/// Where the master key lies, and what lies beside it while it is replaced.
package struct KeyPlace: Hashable, Sendable {
  /// The file that holds the key.
  package let path: String
  /// Whether systemd put it there (`LoadCredential=`): then nothing can be written beside it.
  package let isCredential: Bool

  package init(path: String, isCredential: Bool = false) {
    self.path = path
    self.isCredential = isCredential
  }

  /// The key that takes the other's place. While it is there, both are loaded.
  package var next: String { path + ".next" }

  /// A key that was replaced. Backups from before need it.
  package func retired(_ id: String) -> String { path + ".retired-" + id }

  package var hasNext: Bool { FileManager.default.fileExists(atPath: next) }

  /// The files of all keys that were replaced.
  func allRetired() throws(StoreError) -> [String] {
    let url = URL(filePath: path)
    let beginning = url.lastPathComponent + ".retired-"
    do {
      let folder = url.deletingLastPathComponent()
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasPrefix(beginning) }.map { folder.appending(path: $0).path }
    } catch {
      throw StoreError(
        .unreadable, "The folder of the key file \(path) cannot be read. Check who may use it.",
        underlying: error)
    }
  }
}
