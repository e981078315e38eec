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
      own and beyond the same process with \(few) refills.
      """)

  /// Enough to open all connections; what more there are costs only what a refill costs.
  private static let few = 256

  @Option(help: "Numbers of live refills at one endpoint, such as 10000,100000,1000000.")
  var refills = "10000,100000"

  @Option(help: "Polls that are measured.")
  var polls = 50_000

  @Option(help: "Folder in which the databases are kept for another run; else they are deleted.")
  var keep: String?

  private var counts: [Int] { refills.split(separator: ",").compactMap { Int($0) } }

  func validate() throws {
    let isGood = !counts.isEmpty && counts.count == refills.split(separator: ",").count
    guard isGood, counts.allSatisfy({ (Self.few + 1...1_000_000).contains($0) }) else {
      throw ValidationError("Write numbers from \(Self.few + 1) to 1000000, with commas between.")
    }
  }

  func run() async throws {
    let base =
      keep.map { URL(filePath: $0, directoryHint: .isDirectory) }
      ?? FileManager.default.temporaryDirectory.appending(
        path: "refilld-scale-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    defer {
      // What cannot be removed is left to the system: the figures stand.
      if keep == nil { try? FileManager.default.removeItem(at: base) }
    }
    let few = try measure(Self.few, in: base)
    for count in counts {
      let full = try measure(count, in: base)
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

  private func measure(_ count: Int, in base: URL) throws -> ScaleFigures {
    let folder = base.appending(path: "\(count)", directoryHint: .isDirectory)
    if !FileManager.default.fileExists(atPath: folder.path) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      _ = try Self.child(["scale-seed", folder.path, "\(count)"])
    }
    let line = try Self.child(["scale-start", folder.path, "\(count)", "\(polls)"])
    return try JSONDecoder().decode(ScaleFigures.self, from: line)
  }

  private static func child(_ arguments: [String]) throws -> Data {
    let own = OwnProcess(arguments)
    try own.process.run()
    let data = own.output.fileHandleForReading.readDataToEndOfFile()
    own.process.waitUntilExit()
    guard own.process.terminationStatus == 0 else { throw BenchError.child }
    return data
  }
}
