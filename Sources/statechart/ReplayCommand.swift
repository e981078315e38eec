import ArgumentParser
import Foundation
import StatechartCompiler

/// `statechart replay PATH…`
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Runs scripts against charts of the conformance suite and says which of them come out.",
    discussion: "Beside each chart NAME.scxml stands its script NAME.json.")

  @Argument(help: "Charts, or folders with charts.")
  var paths: [String]

  func run() throws {
    var failures = 0
    let charts = try InputFiles.charts(in: paths)
    for path in charts {
      let name = String(path.dropLast(".scxml".count))
      do {
        let script = try JSONDecoder().decode(
          ReplayScript.self, from: Data(try InputFiles.bytes(of: name + ".json")))
        let model = try parseChart(try InputFiles.bytes(of: path), file: path, mode: .conformance)
        let chart = try lower(model, version: model.version, extraEvents: script.eventNames)
        let result = ReplayDriver.run(script, on: chart)
        if result == .ok {
          print("ok \(name)")
        } else {
          failures += 1
          print("not ok \(name): \(result)")
        }
      } catch {
        failures += 1
        print("not ok \(name): \(error)")
      }
    }
    print("\(charts.count - failures) passed, \(failures) failed")
    if failures > 0 { throw ExitCode.failure }
  }
}
