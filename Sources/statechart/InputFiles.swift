import Foundation
import StatechartCompiler

/// The files that the commands read and write.
enum InputFiles {
  /// Charts among the paths and in the folders among them, sorted within each folder.
  static func charts(in paths: [String]) throws -> [String] {
    try paths.flatMap { path in
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
      else {
        return [path]
      }
      return try FileManager.default.subpathsOfDirectory(atPath: path)
        .filter { $0.hasSuffix(".scxml") }.sorted().map { path + "/" + $0 }
    }
  }

  /// The file's bytes, or so many of them that a reader sees that they are too many.
  static func bytes(of path: String) throws(ChartProblems) -> [UInt8] {
    do {
      return try readFile(path, upTo: XMLLimits.bytes + 1)
    } catch {
      throw problem(
        path, "the file cannot be read; check its name and rights (\(error.localizedDescription))")
    }
  }

  /// Writes the whole file or nothing.
  static func write(_ text: String, to path: String) throws(ChartProblems) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw problem(
        path, "the file cannot be written; check its folder and rights (\(error.localizedDescription))")
    }
  }

  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  private static func problem(_ path: String, _ message: String) -> ChartProblems {
    ChartProblems([
      ChartProblem(code: .file, file: path, position: SourcePosition(line: 1, column: 1), message: message)
    ])
  }
}
