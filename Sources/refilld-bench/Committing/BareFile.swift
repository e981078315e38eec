import Foundation

/// What the disk itself takes to keep a page: a file that grows by one and is synced.
final class BareFile {
  /// Bytes, as SQLite writes them.
  private static let page = 4_096

  private let handle: FileHandle

  init(in folder: URL) throws {
    let file = folder.appending(path: "bare")
    try Data().write(to: file)
    handle = try FileHandle(forWritingTo: file)
  }

  func append() throws {
    try handle.write(contentsOf: Data(count: Self.page))
    guard fdatasync(handle.fileDescriptor) == 0 else { throw BenchError.sync }
  }
}
