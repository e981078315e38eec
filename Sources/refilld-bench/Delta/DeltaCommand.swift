import ArgumentParser
import Foundation

/// `refilld-bench delta`
struct DeltaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delta",
    abstract: "What a search costs that finds a few changes among many live refills.",
    discussion: """
      For each number a database is made, in a process of its own, and a small one beside it. Two others then start \
      on them as the daemon does and search a FHIR server on this machine, in turn; each round finds other fills \
      changed. CPU is all of a process, from the moment that the search is due until all changes are committed; the \
      median of the rounds counts, and so does that of their ratios.
      """)

  /// Rounds before those that are measured: they open the connection and fill SQLite's cache.
  private static let warmUp = 3

  @Option(help: "Numbers of live refills at one endpoint, such as 100000,1000000.")
  var refills = "100000"

  @Option(help: "The number of live refills that the others are compared with.")
  var base = 10_000

  @Option(help: "Fills that each round finds changed.")
  var changes = 100

  @Option(help: "Rounds that are measured, a second each.")
  var rounds = 21

  @Option(help: "Folder in which the databases are kept for another run; else they are deleted.")
  var keep: String?

  private var counts: [Int] { refills.numbers }

  func validate() throws {
    guard changes > 0, rounds > 0 else { throw ValidationError("Write at least one change and one round.") }
    let least = changes * (rounds + Self.warmUp)
    guard !counts.isEmpty, ([base] + counts).allSatisfy({ (least...1_000_000).contains($0) }) else {
      throw ValidationError(
        "Write numbers of refills from \(least), so that none changes twice, to 1000000, with commas between."
      )
    }
  }

  func run() async throws {
    let folders = try SeededFolders(keep)
    defer { folders.remove() }
    for count in counts {
      let few = try DeltaSide([folders.folder(of: base, beside: count), "\(base)", "\(changes)"])
      let many = try DeltaSide([folders.folder(of: count), "\(count)", "\(changes)"])
      var pairs: [(few: DeltaFigures, many: DeltaFigures)] = []
      for _ in 0..<Self.warmUp + rounds { pairs.append((try few.round(), try many.round())) }
      try few.end()
      try many.end()
      pairs.removeFirst(Self.warmUp)
      show(base, pairs.map(\.few), ratio: 1)
      show(count, pairs.map(\.many), ratio: Figure.median(pairs.map { $0.many.cpu / $0.few.cpu }))
    }
  }

  private func show(_ count: Int, _ measured: [DeltaFigures], ratio: Double) {
    let cpu = Figure.median(measured.map(\.cpu))
    print(
      """
      {"bench":"delta","refills":\(count),"changes":\(changes),"requests":\(measured.map(\.requests).max() ?? 0),\
      "cpu_us":\(Figure.hundredths(cpu)),"cpu_us_per_change":\(Figure.hundredths(cpu / Double(changes))),\
      "ratio":\(Figure.hundredths(ratio))}
      """)
    fflush(nil)
  }
}
