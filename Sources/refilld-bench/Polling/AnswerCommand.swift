import ArgumentParser
import Foundation

/// `refilld-bench answer`: the other end of `poll` and `scale`.
struct AnswerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Answers every request with the same bytes; prints its port.",
    shouldDisplay: false)

  /// Connections that wait to be taken; the poller opens as many as it asks at once.
  private static let backlog: Int32 = 1_024
  private static let condition = Array("If-None-Match:".utf8)
  private static let largestRequest = 4_096

  static let entityTag = #""6923-57""#
  private static let body =
    #"{"id":"rx-1","status":"in_progress","updatedAt":"2026-11-23T08:00:00Z","tracking":null}"#
  private static let full = Array(
    """
    HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: \(entityTag)\r\n\
    Content-Length: \(body.utf8.count)\r\n\r\n\(body)
    """.utf8)
  private static let unchanged = Array("HTTP/1.1 304 Not Modified\r\nETag: \(entityTag)\r\n\r\n".utf8)

  func run() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port: in_port_t? = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard unsafe bind(listener, generic, length) == 0, listen(listener, Self.backlog) == 0,
          unsafe getsockname(listener, generic, &length) == 0
        else { return nil }
        return unsafe in_port_t(bigEndian: pointer.pointee.sin_port)
      }
    }
    guard let port else { throw BenchError.server }
    FileHandle.standardOutput.write(Data("\(port)\n".utf8))
    serve(listener)
  }

  private func serve(_ listener: Int32) {
    var watched = [listener, STDIN_FILENO].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var request = [UInt8](repeating: 0, count: Self.largestRequest)
    // Until whoever started it is gone.
    while watched[1].revents == 0 {
      _ = unsafe poll(&watched, nfds_t(watched.count), -1)
      for index in watched.indices.reversed() where watched[index].revents != 0 {
        if index == 0 {
          let connection = accept(listener, nil, nil)
          if connection >= 0 { watched.append(pollfd(fd: connection, events: Int16(POLLIN), revents: 0)) }
        } else if index > 1, !answer(watched[index].fd, &request) {
          close(watched[index].fd)
          watched.remove(at: index)
        }
      }
    }
  }

  /// A request on this machine comes in one piece. False where the connection is over.
  private func answer(_ connection: Int32, _ request: inout [UInt8]) -> Bool {
    let count = unsafe read(connection, &request, request.count)
    guard count > 0 else { return false }
    let isConditional = (0..<max(0, count - Self.condition.count)).contains { start in
      request[start...].starts(with: Self.condition)
    }
    let bytes = isConditional ? Self.unchanged : Self.full
    return unsafe bytes.withUnsafeBytes { unsafe write(connection, $0.baseAddress, $0.count) } == bytes.count
  }
}
