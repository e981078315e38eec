import Curl
package import Refills
import Statecharts

/// What a gateway's answer to a text means.
package struct TextAnswers: Hashable, Sendable {
  package enum Meaning: Hashable, Sendable {
    case taken
    /// Not looked at: it may be tried again without harm.
    case again
    case refused
    /// Nothing can be sent to this number any more.
    case ended(ContactEnding.Cause)
  }

  /// Where an accepted answer has the gateway's own id; nil: it is not looked for.
  package let id: JSONPointer?
  /// Where an answer says what is the matter.
  package let code: JSONPointer?
  package let codes: [String: Meaning]

  /// What a gateway that is too busy and does not say for how long is given.
  static let politeWait = Span.minutes(1)

  package init(id: JSONPointer? = nil, code: JSONPointer? = nil, codes: [String: Meaning] = [:]) {
    self.id = id
    self.code = code
    self.codes = codes
  }

  /// - Parameter isRepeatable: the gateway knows a message again by its id, so that sending it twice does no harm.
  func outcome(of response: CurlResponse, isRepeatable: Bool, at now: Instant) -> SendOutcome {
    let code = code?.word(in: response.body)
    let words = Self.words(response.status, code)
    if let code, let meaning = codes[code] {
      switch meaning {
      case .taken: return .taken
      case .again: return .failed(words, after: wait(response, at: now))
      case .refused: return .refused(words)
      case .ended(let cause): return .refused(words, ending: cause)
      }
    }
    switch response.status {
    case 200..<300:
      guard let id, id.word(in: response.body) == nil else { return .taken }
      return isRepeatable ? .failed("\(words) without an id", after: nil) : .unknown("\(words) without an id")
    case 429:
      return .notBefore(
        milliseconds: wait(response, at: now) ?? Self.politeWait.milliseconds, reason: words)
    // Our sign-in, or a gateway that says that it did not look: nothing of the message.
    case 401, 403, 407, 503: return .failed(words, after: wait(response, at: now))
    case 408, 409, 425, 500...599:
      return isRepeatable ? .failed(words, after: wait(response, at: now)) : .unknown(words)
    default: return .refused(words)
    }
  }

  private func wait(_ response: CurlResponse, at now: Instant) -> Int64? {
    response.headers["Retry-After"].flatMap { RetryAfter.wait($0, now: now.milliseconds) }
  }

  /// Longest code that is repeated. A code is a word of a list and names nobody; free text might.
  private static let longestCode = 24

  private static func words(_ status: Int, _ code: String?) -> String {
    let isWord =
      code.map { $0.utf8.count <= longestCode && $0.utf8.allSatisfy(\.isASCIIAlphanumeric) } ?? false
    return "the text gateway answered \(status)" + (isWord ? code.map { ", \($0)" } ?? "" : "")
  }
}
