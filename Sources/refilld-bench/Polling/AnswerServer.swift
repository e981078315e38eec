import Foundation

/// A server in a process of its own, so that its work is not counted: it answers each request with the same bytes.
enum AnswerServer {
  /// Runs the body with an address to ask: the one that was given, or that of a server that ends with the body.
  static func running<Result>(at url: String?, _ body: (String) async throws -> Result) async throws -> Result
  {
    if let url { return try await body(url) }
    let own = OwnProcess(["answer"])
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
    return try await body("http://127.0.0.1:\(port)/status.json")
  }
}
