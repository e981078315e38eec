import ArgumentParser
import Foundation
import Pharmacies
import Tracking

/// Starts on a database as the daemon does and measures.
struct ScaleStartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "scale-start", shouldDisplay: false)

  /// Parts into which the polls are cut: what disturbs one of them does not show in the figure.
  static let slices = 9
  private static let atOnce = 64

  @Argument var folder: String
  @Argument var refills: Int
  @Argument var polls: Int

  func run() async throws {
    try await OwnServer.answering(at: nil) { url in
      let start = ContinuousClock.now
      let clinic = try BenchClinic(in: URL(filePath: folder, directoryHint: .isDirectory))
      let endpoint = try clinic.endpoint(asking: url, atOnce: Self.atOnce)
      let desk = PollDesk(areRead: true)
      let figures = try await clinic.polling(
        endpoint, counting: desk, atOnce: Self.atOnce, asking: desk.before
      ) { poller in
        desk.open(1)
        while poller.board.endpoints().first?.items != refills { try await Task.sleep(for: .milliseconds(5)) }
        let loaded = ContinuousClock.now - start
        while desk.firstAskAt == nil { try await Task.sleep(for: .milliseconds(1)) }
        let firstPoll = (desk.firstAskAt ?? start) - start
        // Once unmeasured, so that connections are open and caches are warm.
        _ = try await desk.measure(polls / Self.slices)
        var parts: [Double] = []
        for _ in 0..<Self.slices {
          let part = try await desk.measure(polls / Self.slices)
          guard part.errors == 0 else { throw BenchError.server }
          parts.append(part.cpu / Double(part.requests))
        }
        return ScaleFigures(
          resident: try Usage.resident(), sqlite: try Usage.sqlite(), firstPoll: Figure.seconds(firstPoll),
          loaded: Figure.seconds(loaded), cpuAPoll: Figure.median(parts))
      }
      await clinic.close()
      FileHandle.standardOutput.write(try JSONEncoder().encode(figures))
    }
  }
}
