import ArgumentParser
import Foundation
import Pharmacies
import Tracking

/// Starts on a database as the daemon does and measures.
struct ScaleStartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "scale-start", shouldDisplay: false)

  private static let atOnce = 64

  @Argument var folder: String
  @Argument var refills: Int
  @Argument var polls: Int

  func run() async throws {
    try await AnswerServer.running(at: nil) { url in
      let start = ContinuousClock.now
      let clinic = try BenchClinic(in: URL(filePath: folder, directoryHint: .isDirectory))
      let endpoint = try clinic.endpoint(asking: url, atOnce: Self.atOnce)
      let desk = PollDesk(areRead: true)
      let figures = try await clinic.polling(endpoint, through: desk, atOnce: Self.atOnce) { board in
        desk.open(1)
        while board.endpoints().first?.items != refills { try await Task.sleep(for: .milliseconds(5)) }
        let loaded = ContinuousClock.now - start
        while desk.firstAskAt == nil { try await Task.sleep(for: .milliseconds(1)) }
        let firstPoll = (desk.firstAskAt ?? start) - start
        // Once unmeasured, so that connections are open.
        _ = try await desk.measure(1_000)
        let measured = try await desk.measure(polls)
        guard measured.errors == 0 else { throw BenchError.server }
        return ScaleFigures(
          resident: try Usage.resident(), sqlite: try Usage.sqlite(), firstPoll: Figure.seconds(firstPoll),
          loaded: Figure.seconds(loaded), cpuAPoll: measured.cpu / Double(polls))
      }
      await clinic.close()
      FileHandle.standardOutput.write(try JSONEncoder().encode(figures))
    }
  }
}
