import ArgumentParser
import Daemon
import Foundation
import PharmacySimulator
import Statecharts

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "A clinic of 200 refills with a simulated pharmacy, a day a minute.",
    discussion:
      "Everything is made up, runs in this process on the loopback interface, and is deleted at the end.")

  /// Milliseconds of the clinic for one of the machine's: a day in a minute.
  static let speed: Int64 = 24 * 60

  @Option(name: .long, help: "Port of the pages. Default: 8080.") var port: Int?
  @Option(name: .long, help: "End by itself after so many seconds.") var seconds: Int?

  func run() async throws {
    try await Ending.guarding {
      umask(0o077)
      let time = ScaledTime(factor: Self.speed)
      let simulator = PharmacySimulator(
        .init(token: "demo", speed: 1, now: { time.now().milliseconds }, plan: DemoPlan.plan))
      let serving = Task { try await simulator.run() }
      defer { serving.cancel() }
      guard let pharmacyPort = await simulator.port else {
        throw DaemonError(
          .configuration, "The simulated pharmacy could not listen on the loopback interface.")
      }
      let place = FileManager.default.temporaryDirectory.appending(
        path: "refilld-demo-\(ProcessInfo.processInfo.processIdentifier)", directoryHint: .isDirectory)
      defer { remove(place) }
      let folder = DemoFolder(folder: place, port: port ?? 8080, pharmacyPort: pharmacyPort)
      try folder.write()
      try await DemoRun(folder: folder, time: time, seconds: seconds).run()
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
