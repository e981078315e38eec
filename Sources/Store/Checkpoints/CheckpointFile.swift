import Foundation
package import Statecharts

/// The checkpoints that the daemon writes now and then, one after the other in one file.
package struct CheckpointFile: Sendable {
  /// Bytes of the largest file that is read: more than a checkpoint an hour for fifty years.
  static let mostBytes = 256 << 20

  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// Appends one; it is on disk when this returns.
  package func append(_ checkpoint: Checkpoint) throws(StoreError) {
    try PlacedFile.append(checkpoint.text + "\n", to: path, endingWith: "\n\n")
  }

  /// Gives the file another name: what comes after a restore does not follow from what was written before it.
  /// - Returns: where it is now; nil: there was none.
  package func putAside(at now: Instant) throws(StoreError) -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let kept = "\(path).before-\(now.milliseconds)"
    try PlacedFile.place(path, at: kept)
    return kept
  }
}
