import ArgumentParser
import Foundation

struct EraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase a patient, for good.",
    discussion: """
      Deletes the key that seals what is known of them, so that nobody can open it again, and all that could find them. \
      Refuses while a refill of theirs is live. They are listed in `refilld.erased` beside the database, which \
      `refilld restore` minds: keep a copy of that file with the backups. Backups from before still hold the patient's \
      key: remove them when their time is over.
      """)

  @OptionGroup var config: ConfigOption
  @Argument(help: "The clinic's id of the patient, or refilld's (pt_…).") var patient: String
  @Option(name: .long, help: "Why. Kept sealed, beside the time.") var reason: String
  @Option(name: .long, help: "The same id again; without it, it is asked for on standard input.")
  var confirm: String?

  private struct Erased: Decodable {
    let patient: String
    let refills: [String]
  }

  func run() async throws {
    try await Ending.guarding {
      if confirm == nil {
        try Output.line("Nothing brings \(patient) back. Type the id again to erase them:")
      }
      guard (confirm ?? readLine(strippingNewline: true)) == patient else {
        throw ValidationError("The ids differ; nothing was erased.")
      }
      let body = try JSONEncoder().encode(["reason": reason])
      let request = OperatorRequest(
        method: "POST", path: "/v1/patients/\(patient.inPath)/erase", body: Array(body))
      let erased = try JSONDecoder().decode(Erased.self, from: Data(try await request.send(config)))
      try Output.line("\(erased.patient) is erased; \(erased.refills.count) refills without a name remain")
    }
  }
}
