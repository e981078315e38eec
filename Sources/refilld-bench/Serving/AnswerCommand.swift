import ArgumentParser

/// `refilld-bench answer`: the other end of `poll` and `scale`.
struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answers every request with the same bytes; prints its port.",
    shouldDisplay: false)

  static let path = "/status.json"
  static let entityTag = #""6923-57""#
  private static let condition = Array("If-None-Match:".utf8)
  private static let body =
    #"{"id":"rx-1","status":"in_progress","updatedAt":"2026-11-23T08:00:00Z","tracking":null}"#
  private static let full = Array(
    """
    HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \(entityTag)\r\n\
    Content-Length: \(body.utf8.count)\r\n\r\n\(body)
    """.utf8)
  private static let unchanged = Array("HTTP/1.1 304 Not Modified\r\nETag: \(entityTag)\r\n\r\n".utf8)

  func run() throws {
    try LocalServer { request in
      let isConditional = request.indices.contains { request[$0...].starts(with: Self.condition) }
      return isConditional ? Self.unchanged : Self.full
    }.run()
  }
}
