package import Foundation

extension Connector {
  /// The names of the connectors that come with the service, without `.yaml`.
  package static let builtInNames = [
    "aftership", "dosespot", "easypost", "fhir-medicationdispense", "fhir-task", "json", "photon", "shippo",
    "truepill",
  ]

  /// One of the connectors that come with the service.
  package static func builtIn(_ name: String) throws(FileError) -> Connector {
    let file = "\(name).yaml"
    guard builtInNames.contains(name),
      let url = Bundle.module.url(forResource: name, withExtension: "yaml", subdirectory: "Connectors")
    else {
      throw FileError(
        .unreadable,
        "There is no connector “\(name)”: write one of \(builtInNames.joined(separator: ", ")), or a path such as "
          + "./mine.yaml.", file: file)
    }
    return try read(url, as: file)
  }

  /// A connector's file from the disk.
  /// - Parameter file: its name, for messages.
  package static func read(_ url: URL, as file: String) throws(FileError) -> Connector {
    let yaml: String
    do {
      yaml = try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw FileError(
        .unreadable, "The file cannot be read: check that it is there and may be read.", file: file,
        underlying: "\(error)")
    }
    return try Connector(yaml: yaml, file: file)
  }
}
