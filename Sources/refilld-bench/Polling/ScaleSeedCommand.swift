import ArgumentParser
import Foundation
import Pharmacies

/// Makes the database that `scale-start` starts on.
struct ScaleSeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "scale-seed", shouldDisplay: false)

  @Argument var folder: String
  @Argument var refills: Int

  func run() async throws {
    let clinic = try BenchClinic(in: URL(filePath: folder, directoryHint: .isDirectory))
    let endpoint = try clinic.endpoint(asking: "http://127.0.0.1:1/status.json", atOnce: 64)
    try await clinic.seed(refills, at: endpoint.name, areRead: true)
    await clinic.close()
  }
}
