import Foundation

/// This program once more, with other arguments, and what it prints.
struct OwnProcess {
  let process = Process()
  let output = Pipe()

  init(_ arguments: [String]) {
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    process.standardOutput = output
  }

  /// Waits for its end.
  func printed() throws -> Data {
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw BenchError.child }
    return data
  }
}
