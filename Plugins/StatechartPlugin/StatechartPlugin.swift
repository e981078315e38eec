import Foundation
import PackagePlugin

/// Turns each chart in the package's folder `StateCharts` into Swift for the target that uses this plugin.
///
/// A chart that breaks a rule breaks the build: the tool says where, in the compiler's own form.
@main
struct StatechartPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "StateCharts").resolvingSymlinksInPath()
    let tool = try context.tool(named: "statechart").url
    let charts = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "scxml" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    guard !charts.isEmpty else { throw MissingCharts(folder: folder.path, target: target.name) }
    return charts.map { chart in
      let name = chart.deletingPathExtension().lastPathComponent
      let output = context.pluginWorkDirectoryURL
        .appending(path: "\(name.prefix(1).uppercased())\(name.dropFirst())Chart.swift")
      return .buildCommand(
        displayName: "Checking and generating \(chart.lastPathComponent)", executable: tool,
        arguments: ["generate", chart.path, output.path], inputFiles: [chart], outputFiles: [output])
    }
  }
}
