import ArgumentParser
import Curl
import Foundation

/// `refilld-bench receive`: the other end of `deliver`.
struct ReceiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive", abstract: "Takes webhooks and counts their ids; prints its port.",
    shouldDisplay: false)

  /// Path under which it tells what it counted.
  static let count = "/count"
  private static let mark = Array("webhook-id: ".utf8)
  private static let taken = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8)
  private static let question = Array("GET \(count)".utf8)

  private struct Counts: Codable {
    let requests: Int
    let distinct: Int
  }

  func run() throws {
    let seen = Seen()
    try LocalServer { request in
      if request.starts(with: Self.question) { return seen.answer() }
      if let start = request.firstRange(of: Self.mark)?.upperBound {
        seen.take(request[start...].prefix { $0 != UInt8(ascii: "\r") })
      }
      return Self.taken
    }.run()
  }

  /// Served by one thread.
  private final class Seen {
    private var requests = 0
    private var ids: Set<ArraySlice<UInt8>> = []

    func take(_ id: ArraySlice<UInt8>) {
      requests += 1
      ids.insert(ArraySlice(Array(id)))
    }

    func answer() -> [UInt8] {
      let body = #"{"requests":\#(requests),"distinct":\#(ids.count)}"#
      return Array(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
          .utf8)
    }
  }

  /// What the receiver at this address counted.
  static func counts(at url: String, _ client: CurlClient) async throws -> (requests: Int, distinct: Int) {
    let response = try await client.perform(CurlRequest(.get, url))
    let counts = try JSONDecoder().decode(Counts.self, from: Data(response.body))
    return (counts.requests, counts.distinct)
  }
}
