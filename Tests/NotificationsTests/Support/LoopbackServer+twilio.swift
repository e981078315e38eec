import Foundation
import Synchronization

extension LoopbackServer {
  /// What a gateway does with one text.
  enum Turn: Sendable {
    case taken
    /// Status and Twilio's own code.
    case refused(Int, Int)
    case busy(retryAfter: Int)
    /// A status with a page of a proxy.
    case page(Int)
    /// Takes the text and never answers.
    case silent
    /// Takes the text and hangs up in the middle of its answer.
    case cut
    /// Answers byte by byte, but answers.
    case slow
  }

  static let account = "AC00000000000000000000000000000001"
  static let token = "canary-token"

  /// A gateway that speaks Twilio's API: it takes turns, the last one for ever, and notes each text that it took as
  /// `To|From|Body|StatusCallback`. What Twilio would not take gets 400, 401 or 404.
  static func twilio(_ turns: [Turn]) throws -> LoopbackServer {
    let number = Mutex(0)
    return try LoopbackServer { caller, note in
      while let request = caller.readRequest() {
        guard let fields = accepted(request, caller) else { continue }
        let turn = number.withLock { number in
          number += 1
          return turns[min(number - 1, turns.count - 1)]
        }
        let taken = ["To", "From", "Body", "StatusCallback"].map { fields[$0] ?? "" }.joined(separator: "|")
        switch turn {
        case .taken:
          note(taken)
          answer(201, #"{"sid":"SM1","status":"queued","error_code":null}"#, caller)
        case .slow:
          note(taken)
          for byte in message(201, #"{"sid":"SM1","status":"queued"}"#) { caller.send(String(byte)) }
        case .refused(let status, let code):
          answer(
            status, #"{"code":\#(code),"message":"no \#(fields["To"] ?? "")","status":\#(status)}"#, caller)
        case .busy(let seconds):
          answer(429, #"{"code":20429,"status":429}"#, caller, "Retry-After: \(seconds)\r\n")
        case .page(let status): answer(status, "<html>bad day</html>", caller)
        case .silent:
          note(taken)
          // Until the client hangs up.
          _ = caller.readLine()
          return
        case .cut:
          note(taken)
          caller.send(String(message(201, #"{"sid":"SM1","status":"queued"}"#).prefix(70)))
          return
        }
      }
    }
  }

  private static func accepted(_ request: String, _ caller: Caller) -> [String: String]? {
    guard request.hasPrefix("POST /2010-04-01/Accounts/\(account)/Messages.json HTTP/1.1\n") else {
      answer(404, #"{"code":20404,"status":404}"#, caller)
      return nil
    }
    let credentials = Data("\(account):\(token)".utf8).base64EncodedString()
    guard request.contains("Authorization: Basic \(credentials)\n") else {
      answer(401, #"{"code":20003,"status":401}"#, caller)
      return nil
    }
    let body = request.components(separatedBy: "\n\n").dropFirst().joined(separator: "\n\n")
    guard request.contains("Content-Type: application/x-www-form-urlencoded\n") else {
      answer(400, #"{"code":21603,"status":400}"#, caller)
      return nil
    }
    return form(body)
  }

  /// The fields of a form, percent escapes resolved.
  static func form(_ body: String) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in body.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).replacing("+", with: " ") }
      fields[parts[0]] = parts.count == 2 ? parts[1].removingPercentEncoding : ""
    }
    return fields
  }

  private static func message(_ status: Int, _ body: String, _ headers: String = "") -> String {
    "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\n\(headers)Content-Length: \(body.utf8.count)"
      + "\r\n\r\n\(body)"
  }

  private static func answer(_ status: Int, _ body: String, _ caller: Caller, _ headers: String = "") {
    caller.send(message(status, body, headers))
  }
}
