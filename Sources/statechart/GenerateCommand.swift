import ArgumentParser
import Foundation
import StatechartCompiler

/// `statechart generate INPUT OUTPUT`
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Checks a chart and writes its types and tables as Swift.")

  @Argument(help: "A chart.")
  var input: String

  @Argument(help: "The Swift file to write.")
  var output: String

  func run() throws {
    let checked = try checkChart(try InputFiles.bytes(of: input), file: input)
    let source = generateSwift(checked, source: URL(filePath: input).lastPathComponent)
    try InputFiles.write(source, to: output)
  }
}
