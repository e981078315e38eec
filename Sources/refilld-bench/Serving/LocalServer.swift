import Foundation

/// A server on this machine that answers one request at a time, each in one piece. It prints its port, and runs until
/// whoever started it is gone: its standard input ends then.
struct LocalServer {
  /// Connections that wait to be taken; the poller opens as many as it asks at once.
  private static let backlog: Int32 = 1_024
  private static let largestRequest = 4_096

  /// Bytes to bytes, both with their HTTP heads.
  let answer: (ArraySlice<UInt8>) -> [UInt8]

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
    while watched[1].revents == 0 {
      _ = unsafe poll(&watched, nfds_t(watched.count), -1)
      for index in watched.indices.reversed() where watched[index].revents != 0 {
        if index == 0 {
          let connection = accept(listener, nil, nil)
          if connection >= 0 { watched.append(pollfd(fd: connection, events: Int16(POLLIN), revents: 0)) }
        } else if index > 1, !serve(watched[index].fd, &request) {
          close(watched[index].fd)
          watched.remove(at: index)
        }
      }
    }
  }

  /// A request on this machine comes in one piece. False where the connection is over.
  private func serve(_ connection: Int32, _ request: inout [UInt8]) -> Bool {
    let count = unsafe read(connection, &request, request.count)
    guard count > 0 else { return false }
    let bytes = answer(request[..<count])
    return unsafe bytes.withUnsafeBytes { unsafe write(connection, $0.baseAddress, $0.count) } == bytes.count
  }
}
