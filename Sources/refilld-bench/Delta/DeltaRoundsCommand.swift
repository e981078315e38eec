import ArgumentParser
import Foundation
import Pharmacies
import Tracking

/// Starts on a database as the daemon does, and measures a search round whenever a line comes in, until no more do.
struct DeltaRoundsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "delta-rounds", shouldDisplay: false)

  /// How many runs this database has seen: each must find what the one before has not left behind.
  private static let runsFile = "delta-runs"
  /// Two searches of an endpoint lie at least a second apart.
  private static let gap = Duration.milliseconds(1_100)

  @Argument var folder: String
  @Argument var refills: Int
  @Argument var changes: Int

  func run() async throws {
    let folder = URL(filePath: folder, directoryHint: .isDirectory)
    let status = try Self.nextStatus(in: folder)
    try await OwnServer.running(["pages", "\(refills)", "\(changes)", status]) { url in
      let clinic = try BenchClinic(in: folder)
      let endpoint = try clinic.searchedEndpoint(at: url)
      let desk = PollDesk()
      try await clinic.polling(endpoint, counting: desk, asking: { $0 }) { poller in
        while poller.board.endpoints().first?.items != refills { try await Task.sleep(for: .milliseconds(5)) }
        var next = ContinuousClock.now
        // Blocks one of the pool's threads, and nothing is measured in that time.
        while !FileHandle.standardInput.availableData.isEmpty {
          try await Task.sleep(until: next, clock: .continuous)
          let figures = try await round(poller, endpoint, desk)
          next = .now + Self.gap
          FileHandle.standardOutput.write(try JSONEncoder().encode(figures))
        }
      }
      await clinic.close()
    }
  }

  /// From the moment that the poller is told that there may be news, until the door has settled all of it.
  private func round(_ poller: PollerService, _ endpoint: Endpoint, _ desk: PollDesk) async throws
    -> DeltaFigures
  {
    let before = desk.changed
    let asked = poller.board.endpoints().first?.requests ?? 0
    let deadline = ContinuousClock.now + BenchClinic.patience
    let cpu = Usage.cpu
    poller.hint(endpoint.name, item: nil)
    while desk.changed < before + changes {
      guard ContinuousClock.now < deadline else { throw BenchError.unchanged }
      try await Task.sleep(for: .milliseconds(1))
    }
    let used = Usage.cpu - cpu
    return DeltaFigures(
      requests: (poller.board.endpoints().first?.requests ?? 0) - asked, cpu: used * 1e6)
  }

  /// Of two statuses the one that the last run has not brought.
  private static func nextStatus(in folder: URL) throws -> String {
    let file = folder.appending(path: runsFile)
    let before = FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file).count : 0
    try Data(repeating: UInt8(ascii: "|"), count: before + 1).write(to: file)
    return before.isMultiple(of: 2) ? "preparation" : "in-progress"
  }
}
