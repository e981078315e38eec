import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Fault {
  /// Thrown in the middle of a body, so that the server closes the connection.
  private struct Closed: Error {}

  /// The answer as it comes out.
  func happening(to answer: Answer) async throws -> Response {
    switch self {
    case .latency(let milliseconds):
      try await Task.sleep(for: .milliseconds(milliseconds))
      return answer.response
    case .drip(let milliseconds): return dripping(answer, every: milliseconds)
    case .status(let code): return Response(status: .init(code: code))
    case .tooMany(let retryAfter):
      return Response(status: .tooManyRequests, headers: [.retryAfter: retryAfter])
    case .notModified: return Response(status: .notModified)
    case .webPage:
      return Response(
        status: .ok, headers: [.contentType: "text/html"],
        body: .init(
          byteBuffer: ByteBuffer(string: "<!DOCTYPE html><title>We are down for maintenance</title>")))
    case .brokenJSON: return Answer.json(text: Data(#"{"id":"F-1","status":"rea"#.utf8)).response
    case .deepJSON(let levels):
      let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      return Answer.json(text: Data(text.utf8)).response
    case .enormous(let bytes):
      return Answer.json(text: Data("[".utf8) + Data(repeating: 0x20, count: bytes) + Data("]".utf8)).response
    case .closed:
      return Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(contentLength: 1_000) { writer in
          try await writer.write(ByteBuffer(string: "{"))
          throw Closed()
        })
    case .unknownStatus, .future, .strangeID: return answer.response
    }
  }

  private func dripping(_ answer: Answer, every milliseconds: Int) -> Response {
    var slow = answer.response
    let body = answer.body
    slow.body = .init(contentLength: body.count) { writer in
      for byte in body {
        try await writer.write(ByteBuffer(bytes: [byte]))
        try await Task.sleep(for: .milliseconds(milliseconds))
      }
      try await writer.finish(nil)
    }
    return slow
  }

  /// The item as a fault of its content makes it.
  func twisting(_ item: [String: Any], now: Int64) -> [String: Any] {
    var item = item
    switch self {
    case .unknownStatus: item["status"] = "abducted"
    case .strangeID: item["id"] = "nobody-ordered-this"
    case .future(let milliseconds):
      let moment = PlainView.written(now + milliseconds)
      if item["updatedAt"] != nil { item["updatedAt"] = moment }
      if item["meta"] != nil { item["meta"] = ["lastUpdated": moment] }
    case .latency, .drip, .status, .tooMany, .notModified, .webPage, .brokenJSON, .deepJSON, .enormous,
      .closed:
      break
    }
    return item
  }
}
