import Foundation

/// What commands say on standard output.
enum Output {
  /// - Throws: where nobody reads any more.
  static func line(_ text: String) throws {
    try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  }
}
