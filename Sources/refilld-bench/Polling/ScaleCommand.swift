import ArgumentParser
import Foundation

/// `refilld-bench scale`
struct ScaleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "What live refills cost: memory, the time to the first poll after a start, and CPU a poll.",
    discussion: """
      For each number a database is made, in a process of its own. Another one then starts on it as the daemon does \
      and asks a server on this machine, whose answers change nothing. Memory is what a refill takes beyond SQLite's \
      own and beyond the same process with \(few) refills. CPU a poll is the median of \(ScaleStartCommand.slices) \
      equal parts of the polls.
      """)

  /// Enough to open all connections; what more there are costs only what a refill costs.
  private static let few = 256

  @Option(help: "Numbers of live refills at one endpoint, such as 10000,100000,1000000.")
  var refills = "10000,100000"

  @Option(help: "Polls that are measured.")
  var polls = 50_000

  @Option(help: "Folder in which the databases are kept for another run; else they are deleted.")
  var keep: String?

  private var counts: [Int] { refills.numbers }

  func validate() throws {
    guard polls >= ScaleStartCommand.slices else {
      throw ValidationError("Write at least \(ScaleStartCommand.slices) polls.")
    }
    guard !counts.isEmpty, counts.allSatisfy({ (Self.few + 1...1_000_000).contains($0) }) else {
      throw ValidationError("Write numbers from \(Self.few + 1) to 1000000, with commas between.")
    }
  }

  func run() async throws {
    let folders = try SeededFolders(keep)
    defer { folders.remove() }
    let few = try measure(Self.few, in: folders)
    for count in counts {
      let full = try measure(count, in: folders)
      let bytes = Double(full.resident - full.sqlite - few.resident + few.sqlite) / Double(count - Self.few)
      print(
        """
        {"bench":"scale","refills":\(count),"bytes_per_refill":\(Figure.hundredths(bytes)),\
        "first_poll_s":\(Figure.hundredths(full.firstPoll)),"loaded_s":\(Figure.hundredths(full.loaded)),\
        "cpu_us_per_poll":\(Figure.hundredths(full.cpuAPoll * 1e6))}
        """)
      fflush(nil)
    }
  }

  private func measure(_ count: Int, in folders: SeededFolders) throws -> ScaleFigures {
    let arguments = ["scale-start", try folders.folder(of: count), "\(count)", "\(polls)"]
    return try JSONDecoder().decode(ScaleFigures.self, from: OwnProcess(arguments).printed())
  }
}
