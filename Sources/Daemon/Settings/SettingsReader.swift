import Configuration
import Foundation
import Yams

/// Reads the flat settings: a flag wins over the environment, the environment over the file, the file over what is
/// usual.
package struct SettingsReader: Sendable {
  private let flags: [String: String]
  private let environment: [String: String]

  /// - Parameters:
  ///   - flags: values given on the command line, by key.
  ///   - environment: the process's variables; those that begin with `REFILLD_` count.
  package init(flags: [String: String] = [:], environment: [String: String] = [:]) {
    self.flags = flags
    self.environment = environment
  }

  /// - Parameter file: path of `refilld.yaml`.
  /// - Throws: `SettingsError`, which names the file or the variable and says what to do.
  package func read(_ file: String) async throws(SettingsError) -> Settings {
    let marks = try marks(in: file)
    let ofFile = try await reader(of: file, isEmpty: marks.isEmpty)
    let inMemory = InMemoryProvider(
      name: "flags",
      values: Dictionary(
        uniqueKeysWithValues: flags.map {
          (
            AbsoluteConfigKey($0.key.split(separator: ".").map(String.init)),
            ConfigValue(.string($0.value), isSecret: false)
          )
        }))
    let variables = EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(
      with: "refilld")
    let readers: [(Settings.Source, ConfigReader)] = [
      (.flag, ConfigReader(provider: inMemory)),
      (.environment, ConfigReader(provider: variables)),
      (.file, ofFile),
    ]
    var values: [String: Settings.Value] = [:]
    for option in SettingKey.all {
      for (source, reader) in readers {
        guard let text = Self.text(option, in: reader) else { continue }
        values[option.key] = Settings.Value(text: text, source: source)
        break
      }
      // A value of another kind, such as a list, reads as none; it must not be passed over.
      if let mark = marks[option.key], Self.text(option, in: ofFile) == nil {
        throw SettingsError(.badValue, "\(file):\(mark): write \(option.wanted) for “\(option.key)”.")
      }
    }
    let folder = URL(filePath: file).standardizedFileURL.deletingLastPathComponent().path(
      percentEncoded: false)
    return try Settings(
      folder: folder, values: values, credentials: environment["CREDENTIALS_DIRECTORY"])
  }

  /// - Parameter isEmpty: the file says nothing, which the provider would take for a mistake.
  private func reader(of file: String, isEmpty: Bool) async throws(SettingsError) -> ConfigReader {
    guard !isEmpty else { return ConfigReader(provider: InMemoryProvider(values: [:])) }
    do {
      let place = InMemoryProvider(values: [
        AbsoluteConfigKey(["filePath"]): ConfigValue(.string(file), isSecret: false)
      ])
      return ConfigReader(
        provider: try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: place)))
    } catch {
      throw SettingsError(.unreadable, "\(file) cannot be read as YAML: \(error)")
    }
  }

  private static func text(_ option: SettingKey, in reader: ConfigReader) -> String? {
    let key = ConfigKey(option.key)
    if case .number = option.kind, let number = reader.int(forKey: key) { return String(number) }
    return reader.string(forKey: key)
  }

  /// Every key of the file and where it stands. The reader of values cannot list keys, and one that is misspelt must
  /// not be passed over.
  private func marks(in file: String) throws(SettingsError) -> [String: String] {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw SettingsError(
        .unreadable,
        "\(file) is not there or may not be read. `refilld init` writes a folder of settings to begin with.")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw SettingsError(.unreadable, "\(file) is not YAML: \(error)")
    }
    guard let node else { return [:] }
    guard node.mapping != nil else {
      throw SettingsError(.badValue, "\(file):1:1: write settings such as `address: https://clinic.example`.")
    }
    let known = Set(SettingKey.all.map(\.key))
    let keys = keys(of: node, under: "")
    for (key, mark) in keys where !known.contains(key) {
      throw SettingsError(
        .unknownKey,
        "\(file):\(mark): there is no setting “\(key)”. Settings are: \(known.sorted().joined(separator: ", "))."
      )
    }
    return Dictionary(keys, uniquingKeysWith: { _, last in last })
  }

  private func keys(of node: Node, under path: String) -> [(key: String, mark: String)] {
    guard let mapping = node.mapping else { return [] }
    return mapping.flatMap { key, value in
      let name = path + (key.string ?? "?")
      let mark = key.mark.map { "\($0.line):\($0.column)" } ?? "1:1"
      return value.mapping == nil ? [(name, mark)] : keys(of: value, under: name + ".")
    }
  }
}
