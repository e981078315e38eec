import Foundation

/// The program `dot` of Graphviz, which lays out a drawing with all its arrows.
package struct Graphviz: Sendable {
  private let executable: String

  /// - Parameter executable: the path of `dot`.
  package init(executable: String) { self.executable = executable }

  /// The first `dot` in the folders of a search path; nil: it is not installed.
  /// - Parameter path: as the variable `PATH` has it.
  package init?(path: String) {
    let files = path.split(separator: ":").map { "\($0)/dot" }
    guard let found = files.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      return nil
    }
    self.init(executable: found)
  }

  /// The chart as an SVG document: each state has the id `state-ID` and a title.
  /// - Throws: what `dot` says when it fails.
  package func draw(_ checked: CheckedChart) throws(GraphvizError) -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "statechart-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let drawn = Result { try run(on: ChartDrawing.dot.draw(checked), in: folder) }
      try FileManager.default.removeItem(at: folder)
      return try drawn.get()
    } catch let error as GraphvizError {
      throw error
    } catch {
      throw GraphvizError(
        .file,
        "Graphviz could not be asked (\(error.localizedDescription)); see that \(executable) can be run "
          + "and that \(folder.path) can be written", underlying: error)
    }
  }

  /// Through files, since a pipe that nobody empties would stop either side.
  private func run(on text: String, in folder: URL) throws -> String {
    let (input, output) = (folder.appending(path: "chart.dot"), folder.appending(path: "chart.svg"))
    let complaints = folder.appending(path: "complaints")
    try Data(text.utf8).write(to: input)
    try Data().write(to: complaints)
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = ["-Tsvg", "-o", output.path, input.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: complaints)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let said = try String(contentsOf: complaints, encoding: .utf8).trimmingCharacters(
        in: .whitespacesAndNewlines)
      throw GraphvizError(
        .failed,
        "\(executable) failed with \(process.terminationStatus): \(said.isEmpty ? "no message" : said); "
          + "mend it, or use --layout own")
    }
    let drawn = try String(contentsOf: output, encoding: .utf8)
    return drawn.replacing("<svg ", with: "<svg role=\"img\" ", maxReplacements: 1)
  }
}
