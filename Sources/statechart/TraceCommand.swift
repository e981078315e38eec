import ArgumentParser
import StatechartCompiler

/// `statechart trace CHART [--event NAME]… [--advance 3d]… [--guard NAME]… [--duration review=48h]…`
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Says step by step what a chart does: what would happen if.",
    usage: "statechart trace <chart> [--event <name>] [--advance <length>] [--guard <name>] …",
    discussion: """
      Options are carried out as they stand, in their order. The chart starts with the first event or the first wait; \
      what guards were said to answer before holds at its start.

        --event NAME             sends an event
        --advance 3d             lets time pass (ms, s, m, h, d)
        --guard NAME             says yes from here on
        --no-guard NAME          says no again
        --duration review=48h    how long a named duration is, throughout

      Clocks run on a virtual clock that counts elapsed time from 0. Ends with 0, with 1 where the chart is no chart or \
      does not come to rest, and with 2 where a word means nothing.
      """)

  @Argument(parsing: .captureForPassthrough, help: .hidden)
  var words: [String] = []

  func run() throws {
    if words.contains(where: { ["-h", "--help", "-help"].contains($0) }) {
      throw CleanExit.helpRequest(self)
    }
    let script = try TraceScript(words)
    let subject = try TraceSubject(
      try InputFiles.bytes(of: script.chart), file: script.chart, script: script)
    let trace = try ChartTrace(of: subject, by: script)
    print(trace.text, terminator: "")
    if !trace.isComplete { throw ExitCode.failure }
  }
}
