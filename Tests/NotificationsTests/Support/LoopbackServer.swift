import Foundation
import Glibc
import Synchronization

/// A TCP server on a free loopback port that plays a script on each connection, on a thread of its own.
final class LoopbackServer: Sendable {
  let port: UInt16
  private let listener: Int32
  private let heard = Notes()

  /// What scripts noted, in order.
  var notes: [String] { heard.all.withLock { $0 } }

  private final class Notes: Sendable {
    let all = Mutex<[String]>([])
  }

  init(_ script: @escaping @Sendable (Caller, @Sendable (String) -> Void) -> Void) throws {
    let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(listener, pointer, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    let heard = heard
    Thread.detachNewThread {
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { return }
        Thread.detachNewThread {
          script(Caller(socket: socket)) { note in heard.all.withLock { $0.append(note) } }
          close(socket)
        }
      }
    }
  }

  deinit {
    // Wakes the thread that accepts; close alone would not.
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// An HTTP server that gives these answers in turn, the last one for ever; notes each request whole.
  static func http(_ answers: [String]) throws -> LoopbackServer {
    let turn = Mutex(0)
    return try LoopbackServer { caller, note in
      while let request = caller.readRequest() {
        note(request)
        let number = turn.withLock { turn in
          turn += 1
          return turn - 1
        }
        caller.send("HTTP/1.1 \(answers[min(number, answers.count - 1)])\r\nContent-Length: 0\r\n\r\n")
      }
    }
  }

  /// A mail server that answers messages with these replies in turn; notes each message whole.
  static func smtp(_ replies: [String]) throws -> LoopbackServer {
    let turn = Mutex(0)
    return try LoopbackServer { caller, note in
      caller.send("220 test\r\n")
      while let line = caller.readLine() {
        switch line.prefix(4).uppercased() {
        case "EHLO": caller.send("250-test\r\n250 8BITMIME\r\n")
        case "DATA":
          caller.send("354 go on\r\n")
          var message = ""
          while let line = caller.readLine(), line != "." { message += line + "\r\n" }
          note(message)
          let number = turn.withLock { turn in
            turn += 1
            return turn - 1
          }
          caller.send(replies[min(number, replies.count - 1)] + "\r\n")
        case "QUIT":
          caller.send("221 bye\r\n")
          return
        default: caller.send("250 ok\r\n")
        }
      }
    }
  }
}
