import ArgumentParser
import Curl
import Daemon
import Foundation
import Pharmacies
import Refills
import Store
import Tracking

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check configuration, database, time zones and endpoints.")

  @OptionGroup var config: ConfigOption

  func run() async throws {
    try await Ending.guarding {
      let (settings, folder) = try await config.read()
      for option in SettingKey.all {
        let value = settings.values[option.key]
        try Output.line(
          "\(option.key) = \(settings.text(option.key))  (\(value?.source.rawValue ?? "default"))  \(option.meaning)"
        )
      }
      for (name, brand) in folder.brands.sorted(by: { $0.key < $1.key }) {
        try Output.line("brand \(name): \(brand.name), \(brand.zone.identifier)")
      }
      try Output.line("time zones: \(try TimeZone.named("America/New_York").identifier) is known")
      try await checkDatabase(settings)
      let failed = try await checkEndpoints(folder.endpoints)
      if failed > 0 { throw ExitCode.failure }
    }
  }

  private func checkDatabase(_ settings: Settings) async throws {
    if let reply = try await OperatorClient(settings.socket).ask("GET", "/readyz") {
      try Output.line("daemon: runs, \(String(decoding: reply.body, as: UTF8.self).trimmed)")
      return
    }
    guard FileManager.default.fileExists(atPath: settings.database) else {
      try Output.line("database: not there yet; `refilld run` makes it")
      return
    }
    let database = try Database.open(
      path: settings.database, keys: try KeyRing.load(settings.key()), now: SystemTime().now())
    let head = try database.verifyChain()
    try database.close()
    try Output.line("database: opens with this key, the journal's chain holds (\(head.sequence) rows)")
  }

  private func checkEndpoints(_ endpoints: [Endpoint]) async throws -> Int {
    let client = try CurlClient()
    var failed = 0
    for endpoint in endpoints {
      do {
        let response = try await client.perform(CurlRequest(.get, endpoint.url))
        try Output.line(
          "endpoint \(endpoint.name): \(endpoint.connector.summary), answers \(response.status)")
      } catch let error as CurlError {
        failed += 1
        try Output.line(
          "endpoint \(endpoint.name): \(endpoint.connector.summary), does not answer: \(error.message)")
      }
    }
    await client.shutdown()
    return failed
  }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
