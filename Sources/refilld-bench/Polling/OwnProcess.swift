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
}
