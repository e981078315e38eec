import ArgumentParser
import Foundation
import Store

struct CheckpointCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Sign how far the journal goes.",
    discussion: """
      Prints a few lines that can be mailed or printed. Kept where whoever can change the database cannot reach them, \
      `refilld verify --against FILE` later finds a row that was altered, left out, put in or moved. Note the public \
      key (`--key`) once, elsewhere.
      """)

  @OptionGroup var config: ConfigOption
  @Flag(name: .long, help: "Print the public key that checkpoints are signed with, and nothing else.")
  var key = false

  func run() async throws {
    try await Ending.guarding {
      let body = try await OperatorRequest(method: "GET", path: "/v1/checkpoint").send(config)
      let text = String(decoding: body, as: UTF8.self)
      let checkpoints = try Checkpoint.all(in: text, of: "the daemon's answer")
      for checkpoint in checkpoints { try Output.line(key ? checkpoint.keyText : checkpoint.text) }
    }
  }
}
