import ArgumentParser
import Demo
import Foundation

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "A clinic of 200 refills, its patients' phones, its desk, and what goes wrong, on one page.",
    discussion: """
      Everything is made up, runs in this process on the loopback interface, and is deleted at the end. The clock of \
      the demo goes as yours, or a day a minute.
      """)

  @Option(name: .long, help: "Port of the demo's page.") var port = 8080
  @Option(name: .long, help: "Port of the clinic's own pages. Default: the next.") var pagesPort: Int?
  @Option(name: .long, help: "End by itself after so many seconds.") var seconds: Int?

  func run() async throws {
    try await Ending.guarding {
      umask(0o077)
      let place = FileManager.default.temporaryDirectory.appending(
        path: "refilld-demo-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
      defer { remove(place) }
      let pagesPort = pagesPort ?? port + 1
      let starter = StarterFolder(listenPort: pagesPort, address: "http://127.0.0.1:\(pagesPort)")
      try await DemoRun(
        port: port, pagesPort: pagesPort, place: place, log: JSONLog.logger("error"),
        starter: { try starter.write(to: $0) }, say: { try Output.line($0) }
      ).run(seconds: seconds)
    }
  }

  private func remove(_ folder: URL) {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      FileHandle.standardError.write(Data("refilld: \(folder.path) could not be deleted: \(error)\n".utf8))
    }
  }
}
