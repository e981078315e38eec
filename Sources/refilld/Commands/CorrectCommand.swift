import ArgumentParser
import Foundation

struct CorrectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Take back what a pharmacy or carrier said of many refills by mistake.",
    discussion: """
      Each refill that the endpoint moved within the time, and that still stands where it put it, goes back to where it \
      was before. Its patient is told once that what we said is not so, however many refills it is. Hold the endpoint's \
      messages first (`refilld hold add --endpoint NAME`), look at what this would do, do it, and release the hold. \
      Without --apply nothing is changed.
      """)

  @OptionGroup var config: ConfigOption
  @Argument(help: "The endpoint's name: its file in endpoints/, without .yaml.") var endpoint: String
  @Option(name: .long, help: "The first moment of the mistake, such as 2026-03-01T10:00:00Z.") var from:
    String
  @Option(name: .long, help: "The last.") var through: String
  @Option(name: .long, help: "Only this brand's refills.") var brand: String?
  @Option(name: .long, help: "Why; it stands in each refill's journal.") var reason: String
  @Flag(name: .long, help: "Do it; else it is only said what would be done.") var apply = false

  /// Seconds: some hundred patients a second, at most ten thousand refills.
  private static let patience = 600

  private struct Wanted: Encodable {
    let endpoint: String
    let from: String
    let through: String
    let brand: String?
    let reason: String
    let apply: Bool
  }

  private struct Done: Decodable {
    let refills: Int
    let patients: Int
    let states: [String: Int]
    let stuck: Int
    let overtaken: Int
  }

  func run() async throws {
    try await Ending.guarding {
      let wanted = Wanted(
        endpoint: endpoint, from: from, through: through, brand: brand, reason: reason, apply: apply)
      let request = OperatorRequest(
        method: "POST", path: "/v1/corrections", body: Array(try JSONEncoder().encode(wanted)),
        patience: Self.patience)
      let done = try JSONDecoder().decode(Done.self, from: Data(try await request.send(config)))
      for (state, count) in done.states.sorted(by: { $0.key < $1.key }) {
        try Output.line("\(state)\t\(count)")
      }
      try Output.line(
        "\(done.refills) refills of \(done.patients) patients \(apply ? "went" : "would go") back")
      if done.stuck > 0 { try Output.line("\(done.stuck) cannot go back from where they are") }
      if done.overtaken > 0 { try Output.line("\(done.overtaken) moved meanwhile and were left; ask again") }
    }
  }
}
