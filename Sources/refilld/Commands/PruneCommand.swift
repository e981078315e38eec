import ArgumentParser
import Foundation

struct PruneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Take away closed refills that were kept long enough.",
    discussion: """
      Takes away the journal's beginning, as far as every refill in it is closed and was last written of more than \
      `prune.days` ago, and those refills with it; and records of who saw whom after six years. What is left verifies; a signed row says where it begins now. The \
      daemon does it once a day; nothing is taken away where `prune.days` is not set.
      """)

  @OptionGroup var config: ConfigOption
  @Flag(help: "Only say what would go, and what it stops at.") var dryRun = false

  /// Seconds, a day: a thousand refills or more a second.
  private static let patience = 86_400

  private struct Pruned: Decodable {
    let refills: Int
    let rows: Int64
    let reads: Int64
    let through: Int64
    let hold: String
  }

  func run() async throws {
    try await Ending.guarding {
      let body = try JSONEncoder().encode(["trial": dryRun])
      let request = OperatorRequest(
        method: "POST", path: "/v1/prune", body: Array(body), patience: Self.patience)
      let pruned = try JSONDecoder().decode(Pruned.self, from: Data(try await request.send(config)))
      try Output.line(
        "\(pruned.refills) refills \(dryRun ? "would go" : "are gone"), and \(pruned.rows) rows of the journal"
      )
      if pruned.reads > 0 { try Output.line("\(pruned.reads) records of who saw whom are gone") }
      try Output.line("up to row \(pruned.through); there it stops: \(pruned.hold)")
    }
  }
}
