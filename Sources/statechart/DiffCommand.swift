import ArgumentParser
import StatechartCompiler

/// `statechart diff OLD NEW`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what a new version of a chart means for refills that are stored under the old one.",
    discussion: """
      First line: identical, layout only, compatible, needs a mapping, or breaking; then each difference. Ends with 0 \
      for the first three, with 1 for the other two, and with 2 where there is nothing to compare.
      """)

  /// Where a file is no chart: not 1, which says something about two charts.
  private static let nothingToCompare = ExitCode(2)

  @Argument(help: "The chart under which refills are stored.")
  var old: String

  @Argument(help: "The chart under which they shall go on.")
  var new: String

  func run() throws {
    let comparison: ChartComparison
    do throws(ChartProblems) {
      let (before, after) = (try InputFiles.bytes(of: old), try InputFiles.bytes(of: new))
      // What the compiler of its day accepted need not keep today's rules.
      comparison = ChartComparison(
        old: try parseChart(before, file: old, mode: .strict), new: try checkChart(after, file: new).model,
        areSameBytes: before == after)
    } catch {
      InputFiles.complain(error.description)
      throw Self.nothingToCompare
    }
    print(comparison.text, terminator: "")
    if comparison.verdict > .compatible { throw ExitCode.failure }
  }
}
