import Glibc
import LoopbackTesting
import Synchronization

/// A TCP server on a free loopback port that plays a script on each connection, on a thread of its own.
final class LoopbackServer: Sendable {
  private let listener: LoopbackListener
  private let heard = Notes()

  var port: UInt16 { listener.port }

  /// What scripts noted, in order.
  var notes: [String] { heard.all.withLock { $0 } }

  private final class Notes: Sendable {
    let all = Mutex<[String]>([])
  }

  init(_ script: @escaping @Sendable (Caller, @Sendable (String) -> Void) -> Void) throws {
    let heard = heard
    listener = try LoopbackListener { socket, _ in
      script(Caller(socket: socket)) { note in heard.all.withLock { $0.append(note) } }
      close(socket)
    }
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
  static func smtp(_ replies: [String], recipient: String = "250 ok") throws -> LoopbackServer {
    let turn = Mutex(0)
    return try LoopbackServer { caller, note in
      caller.send("220 test\r\n")
      while let line = caller.readLine() {
        switch line.prefix(4).uppercased() {
        case "EHLO": caller.send("250-test\r\n250 8BITMIME\r\n")
        case "RCPT": caller.send(recipient + "\r\n")
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
