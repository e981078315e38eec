import Foundation
import Glibc

/// Files that get their name once they are whole, and keep it when the power fails.
enum PlacedFile {
  /// A name beside `path` that nobody else uses.
  static func partial(of path: String) -> String { "\(path).partial-\(UUID().uuidString.prefix(8))" }

  /// Gives a file its name; what had it before is gone.
  static func place(_ partial: String, at path: String) throws(StoreError) {
    try OwnedDescriptor.open(partial, .reading).sync()
    guard unsafe rename(partial, path) == 0 else { throw failure("named", path) }
    try syncFolder(of: path)
  }

  /// Gives a file a name that nobody has.
  static func placeNew(_ partial: String, at path: String) throws(StoreError) {
    try OwnedDescriptor.open(partial, .reading).sync()
    try link(partial, as: path)
    discard(partial)
  }

  /// Gives a file a second name.
  static func link(_ path: String, as other: String) throws(StoreError) {
    guard unsafe Glibc.link(path, other) == 0 else { throw failure("kept", path) }
    try syncFolder(of: other)
  }

  /// Removes what is there. Where it cannot be, it stays: nothing reads it, and the next one says so.
  static func discard(_ path: String) { unsafe unlink(path) }

  /// Adds an entry to a file that only grows, and makes the file where it is missing. It is on disk when this returns.
  /// - Parameter end: how each entry ends. What a crash left of the last one is cut off first.
  static func append(_ entry: String, to path: String, endingWith end: String) throws(StoreError) {
    let isNew = !FileManager.default.fileExists(atPath: path)
    let file = try OwnedDescriptor.open(path, .appending)
    try file.cutTail(after: Array(end.utf8))
    try file.write(Array(entry.utf8))
    if isNew { try syncFolder(of: path) }
  }

  static func syncFolder(of path: String) throws(StoreError) {
    try OwnedDescriptor.open(URL(filePath: path).deletingLastPathComponent().path, .reading).sync()
  }

  private static func failure(_ deed: String, _ path: String) -> StoreError {
    let reason = unsafe String(cString: strerror(errno))
    return StoreError(.unavailable, "\(path) cannot be \(deed) (\(reason)). Check its folder and the disk.")
  }
}
