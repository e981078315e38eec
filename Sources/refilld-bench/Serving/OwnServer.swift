import Foundation

/// A server in a process of its own, so that its work is not counted.
enum OwnServer {
  /// Runs the body with the origin of the server that a command of this program is; it ends with the body.
  static func running<Result>(_ arguments: [String], _ body: (String) async throws -> Result) async throws
    -> Result
  {
    let own = OwnProcess(arguments)
    let process = own.process
    // It ends when this pipe does, however we end.
    process.standardInput = Pipe()
    try process.run()
    defer {
      // Not SIGTERM: a child inherits the signals that the pool's threads block.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let line = String(decoding: own.output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw BenchError.server
    }
    return try await body("http://127.0.0.1:\(port)")
  }

  /// An address that answers every request with the same bytes: the one that was given, or that of a server of its own.
  static func answering<Result>(at url: String?, _ body: (String) async throws -> Result) async throws
    -> Result
  {
    if let url { return try await body(url) }
    return try await running(["answer"]) { try await body($0 + AnswerCommand.path) }
  }
}
