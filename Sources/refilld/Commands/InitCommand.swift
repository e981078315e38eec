import ArgumentParser
import Daemon
import Foundation

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented set of settings into a folder.")

  @Argument(help: "The folder; made where it is missing.") var folder: String

  func run() async throws {
    try await Ending.guarding {
      let place = URL(filePath: folder, directoryHint: .isDirectory)
      try StarterFolder(listenPort: 8080, address: "http://127.0.0.1:8080").write(to: place)
      try Output.line("Written. Next: refilld check --config \(folder)/refilld.yaml")
    }
  }
}
