import ArgumentParser

struct ClockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "The machine's clock, after it jumped.", subcommands: [Accept.self])

  struct Accept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say that the clock is right: clocks and messages that waited go on.")

    @OptionGroup var config: ConfigOption

    func run() async throws {
      try await Ending.guarding {
        _ = try await OperatorRequest(method: "POST", path: "/v1/clock/accept").send(config)
        try Output.line("the clock is accepted")
      }
    }
  }
}
