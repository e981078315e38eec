package import Foundation

/// A password, token or key, read from where an endpoint's file says. Neither `print`, `dump` nor interpolation
/// shows it.
package struct Secret: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// Largest file that is taken for a secret, in bytes: more is a mistake in the path.
  static let largestFile = 64 * 1024

  /// - Parameters:
  ///   - folder: where relative paths begin.
  ///   - environment: of the process.
  package init(_ value: FileValue, folder: URL, environment: [String: String]) throws(FileError) {
    let mapping = try value.mapping(["env", "file"])
    switch (mapping["env"], mapping["file"]) {
    case (let place?, nil):
      let name = try place.text()
      guard let text = environment[name], !text.isEmpty else {
        throw place.refusal(
          "The environment has no variable \(name): set it before the service starts.", .unreadable)
      }
      self.text = text
    case (nil, let place?):
      text = try Self.read(place, folder: folder)
    default:
      throw value.refusal(
        "Say where the secret is: {env: NAME} or {file: PATH}. The secret itself never stands here.")
    }
  }

  private static func read(_ place: FileValue, folder: URL) throws(FileError) -> String {
    let path = try place.text()
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path, relativeTo: folder))
    } catch {
      throw place.refusal(
        "The file \(path) cannot be read: check that it is there and may be read.", .unreadable)
    }
    guard bytes.count <= largestFile, let text = String(data: bytes, encoding: .utf8) else {
      throw place.refusal("The file \(path) holds no secret: it is no text, or too large.", .unreadable)
    }
    // Editors end files with a line break, which is no part of the secret.
    let secret = text.trimmingCharacters(in: .newlines)
    guard !secret.isEmpty else { throw place.refusal("The file \(path) is empty.", .unreadable) }
    return secret
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "‹hidden›" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
