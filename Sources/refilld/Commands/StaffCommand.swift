import ArgumentParser
import Foundation
import Refills

struct StaffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Who works at the clinic.", subcommands: [Add.self, Reset.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a member of staff, or change one.",
      discussion: "The password is read from standard input, so that no list of processes shows it.")

    @OptionGroup var config: ConfigOption
    @Argument(help: "The clinic's id of the person; they sign in with it.") var id: String
    @Option(name: .long, help: "The name that colleagues see.") var name: String
    @Option(name: .long, help: "A role at a brand, as brand=provider,lead; may be repeated.") var role:
      [String]
    @Option(name: .long, help: "A licence, as NY=2027-12-31T00:00:00Z; may be repeated.") var licence:
      [String] = []

    private struct Body: Encodable {
      struct Licence: Encodable {
        let state: String
        let endsAt: String
      }
      let name: String
      let roles: [String: [String]]
      let licences: [Licence]
      let password: String
    }

    func run() async throws {
      try await Ending.guarding {
        var roles: [String: [String]] = [:]
        for (brand, names) in try role.map(Self.pair) {
          roles[brand, default: []] += names.split(separator: ",").map(String.init)
        }
        let licences = try licence.map(Self.pair).map { Body.Licence(state: $0.0, endsAt: $0.1) }
        guard let password = readLine(strippingNewline: true), !password.isEmpty else {
          throw ValidationError("Give the password on standard input.")
        }
        let body = try JSONEncoder().encode(
          Body(name: name, roles: roles, licences: licences, password: password))
        _ = try await OperatorRequest(method: "PUT", path: "/v1/staff/\(id.inPath)", body: Array(body)).send(
          config)
        try Output.line("\(id) may sign in")
      }
    }

    private static func pair(_ text: String) throws -> (String, String) {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw ValidationError("“\(text)” is not written as name=value.") }
      return (parts[0], parts[1])
    }
  }

  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take away a member's one-time codes and sign them out everywhere.",
      discussion: "For a phone that was lost. They sign in with their password, and set up codes again.")

    @OptionGroup var config: ConfigOption
    @Argument(help: "The clinic's id of the person.") var id: String

    func run() async throws {
      try await Ending.guarding {
        _ = try await OperatorRequest(method: "POST", path: "/v1/staff/\(id.inPath)/reset", body: []).send(
          config)
        try Output.line("\(id) is signed out, and signs in without a code")
      }
    }
  }
}
