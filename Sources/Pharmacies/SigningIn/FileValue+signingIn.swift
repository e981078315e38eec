import Curl
import Foundation

extension FileValue {
  /// The name of an HTTP header (RFC 9110, section 5.1, without the signs that nobody uses).
  func headerName() throws(FileError) -> String {
    let text = try text()
    guard text.utf8.allSatisfy({ byte in byte.isASCIIAlphanumeric || byte == 0x2D || byte == 0x5F }) else {
      throw refusal("“\(text)” is no name of a header: letters, digits, - and _ only.")
    }
    return text
  }

  /// A secret that will stand in a header: a line break within it would begin another header.
  func headerSecret(folder: URL, environment: [String: String]) throws(FileError) -> Secret {
    let secret = try Secret(self, folder: folder, environment: environment)
    guard secret.text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw refusal(
        "The secret has a line break or another control character within: store it as one line.", .unreadable)
    }
    return secret
  }

  /// What stands here as it is, or where it is to be read from: `{env: NAME}` or `{file: PATH}`.
  func plainOrSecret(folder: URL, environment: [String: String]) throws(FileError) -> Secret {
    isMapping
      ? try headerSecret(folder: folder, environment: environment) : Secret(try text())
  }
}
