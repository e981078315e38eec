import ArgumentParser
import Daemon
import Foundation

/// Where the configuration is, and flags that win over it.
struct ConfigOption: ParsableArguments {
  @Option(
    name: .long,
    help: "The configuration: a refilld.yaml, with its folders beside it. Default: refilld.yaml here.")
  var config: String?

  @Option(name: .customLong("set"), help: "A setting that wins over environment and file, as key=value.")
  var settings: [String] = []

  var file: String { config ?? "refilld.yaml" }

  func read() async throws -> (settings: Settings, folder: ConfigurationFolder) {
    var flags: [String: String] = [:]
    for pair in settings {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, SettingKey.all.contains(where: { $0.key == parts[0] }) else {
        throw ValidationError("“--set \(pair)” is no key=value of a setting; `refilld check` lists them.")
      }
      flags[parts[0]] = parts[1]
    }
    let environment = ProcessInfo.processInfo.environment
    let settings = try await SettingsReader(flags: flags, environment: environment).read(file)
    let folder = try ConfigurationFolder(
      settings.folder, address: settings.address, environment: environment)
    return (settings, folder)
  }
}
