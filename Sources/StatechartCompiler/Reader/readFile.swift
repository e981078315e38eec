import Foundation

/// Reads the beginning of a file into memory, and no more of it than is asked for.
///
/// A reader that refuses what is longer than `n` bytes asks for `n + 1`: a file of any length, or one that
/// never ends, costs no more than that.
/// - Parameter count: in bytes, not negative.
/// - Returns: the whole file where it is no longer than `count`.
/// - Throws: what the system says of a file that cannot be opened or read.
package func readFile(_ path: String, upTo count: Int) throws -> [UInt8] {
  let file = try FileHandle(forReadingFrom: URL(filePath: path))
  defer { try? file.close() }
  var bytes: [UInt8] = []
  while bytes.count < count, let more = try file.read(upToCount: count - bytes.count), !more.isEmpty {
    bytes += more
  }
  return bytes
}
