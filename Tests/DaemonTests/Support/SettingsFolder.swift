import Foundation

/// A folder of settings that is gone when this ends.
final class SettingsFolder {
  /// A brand's file with no more than it must have.
  static let brand = """
    name: Harbor Clinic
    phone: "+1 555 0100"
    zone: America/New_York
    messages: https://clinic.example/messages
    from: updates@clinic.example

    """

  let url: URL

  var file: String { url.appending(path: "refilld.yaml").path(percentEncoded: false) }
  var path: String { url.path(percentEncoded: false) }

  /// - Parameter files: texts by path within the folder.
  init(_ files: [String: String]) throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "refilld-" + UUID().uuidString, directoryHint: .isDirectory)
    for (name, text) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit {
    // What cannot be removed is left to the system: a test has nothing to say about it.
    try? FileManager.default.removeItem(at: url)
  }
}
