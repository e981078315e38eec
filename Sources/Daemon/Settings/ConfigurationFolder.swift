import Foundation
package import Pharmacies
package import Refills
import Statecharts

/// Everything that is configured in files of their own beside `refilld.yaml`.
package struct ConfigurationFolder: Sendable {
  package let brands: [BrandName: BrandFile]
  package let endpoints: [Endpoint]
  package let email: ChannelFile?
  /// The gateway for texts, by whatever name its file has.
  package let texts: TextChannelFile?
  package let consumers: [String: ConsumerFile]
  package let clients: [String: ClientFile]
  package let payments: [String: PaymentFile]
  package let durations: Durations

  /// Reads `brands`, `endpoints`, `channels`, `consumers`, `clients`, `payments` and `durations.yaml`.
  /// - Parameters:
  ///   - address: where patients reach this service: a brand's own texts are counted with their link.
  ///   - environment: of the process, for secrets.
  /// - Throws: `FileError` with file, line and column; `SettingsError` where a folder cannot be read.
  package init(
    _ folder: String, address: String = SettingKey.usualAddress, environment: [String: String]
  ) throws {
    let root = URL(filePath: folder, directoryHint: .isDirectory)
    brands = try Self.read("brands", in: root) { name, value in
      guard let brand = BrandName(name) else {
        throw value.refusal("The file's name is no name for a brand.")
      }
      let beside = root.appending(path: "brands", directoryHint: .isDirectory)
      return (brand, try BrandFile(value, brand: brand, folder: beside, address: address))
    }
    endpoints = try Self.texts("endpoints", in: root).map { name, text, file in
      guard let endpoint = EndpointName(name) else {
        throw SettingsError(.badValue, "\(file): the file's name is no name for an endpoint.")
      }
      return try Endpoint(yaml: text, name: endpoint, file: file, folder: root, environment: environment)
    }.acquainted()
    let channels = try Self.channels(root, environment)
    (email, texts) = (channels.email, channels.texts)
    consumers = try Self.read("consumers", in: root) { name, value in
      (name, try ConsumerFile(value, folder: root, environment: environment))
    }
    clients = try Self.read("clients", in: root) { name, value in
      (name, try ClientFile(value, folder: root, environment: environment))
    }
    let known = Set(brands.keys)
    payments = try Self.read("payments", in: root) { name, value in
      (name, try PaymentFile(value, folder: root, environment: environment, known: known))
    }
    durations = try Self.durations(root)
    if brands.isEmpty {
      throw SettingsError(
        .missing,
        "\(folder)brands has no file. A clinic has at least one brand; `refilld init` writes one to begin with."
      )
    }
  }

  /// `email.yaml`, and at most one gateway for texts: two would each count what a patient gets by themselves.
  private static func channels(_ root: URL, _ environment: [String: String]) throws -> (
    email: ChannelFile?, texts: TextChannelFile?
  ) {
    var email: ChannelFile?
    var texts: TextChannelFile?
    for (name, text, file) in try Self.texts("channels", in: root) {
      let value = try FileValue(yaml: text, file: file)
      if name == "email" {
        email = try ChannelFile(value, folder: root, environment: environment)
      } else if texts == nil {
        texts = try TextChannelFile(value, name: name, folder: root, environment: environment)
      } else {
        throw value.refusal("There is a gateway for texts already: keep one of the files in channels.")
      }
    }
    return (email, texts)
  }

  private static func durations(_ root: URL) throws -> Durations {
    let file = root.appending(path: "durations.yaml")
    guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else { return .standard }
    let value = try FileValue(
      yaml: String(contentsOf: file, encoding: .utf8), file: file.path(percentEncoded: false))
    let mapping = try value.mapping(Set(DurationName.allCases.map(\.rawValue)))
    var spans: [DurationName: Span] = [:]
    for (key, value) in mapping.entries {
      if let name = DurationName(rawValue: key) { spans[name] = try value.span() }
    }
    return Durations(overriding: spans)
  }

  private static func read<Key: Hashable, Value>(
    _ folder: String, in root: URL, _ make: (String, FileValue) throws -> (Key, Value)
  ) throws -> [Key: Value] {
    var all: [Key: Value] = [:]
    for (name, text, file) in try texts(folder, in: root) {
      let (key, value) = try make(name, try FileValue(yaml: text, file: file))
      all[key] = value
    }
    return all
  }

  /// The YAML files of a folder, by name; none where there is no such folder.
  private static func texts(_ folder: String, in root: URL) throws -> [(
    name: String, text: String, file: String
  )] {
    let place = root.appending(path: folder)
    guard FileManager.default.fileExists(atPath: place.path(percentEncoded: false)) else { return [] }
    do {
      return try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "yaml" }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
        .map {
          (
            $0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8),
            $0.path(percentEncoded: false)
          )
        }
    } catch {
      throw SettingsError(
        .unreadable, "The folder \(place.path(percentEncoded: false)) cannot be read: \(error).")
    }
  }
}
