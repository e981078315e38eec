import ArgumentParser

/// Measures what refilld promises about speed and prints one JSON line a figure.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refilld-bench",
    abstract: "Measures what refilld promises about speed; one JSON line a figure.",
    subcommands: [
      StepCommand.self, CommitCommand.self, PollCommand.self, ScaleCommand.self, DeltaCommand.self,
      ReadsCommand.self,
      AnswerCommand.self,
      PagesCommand.self, DeliverCommand.self, ReceiveCommand.self, ScaleSeedCommand.self,
      ScaleStartCommand.self, DeltaRoundsCommand.self,
    ])
}
