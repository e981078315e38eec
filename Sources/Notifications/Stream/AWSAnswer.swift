import Curl
import Foundation
import Tracking

/// What SQS and SNS say when they do not take something.
enum AWSAnswer {
  /// A service that is too busy is left alone so long, in milliseconds, where it does not say for how long.
  static let politeWait: Int64 = 2_000
  /// Codes of “too many requests” in both services, without what stands before or after.
  private static let busy = ["Throttl", "TooManyRequests", "SlowDown", "OverLimit", "RequestLimitExceeded"]

  /// The end of a request that was not taken as a whole.
  /// - Parameter now: ms since 1970.
  static func failure(_ outcome: Result<CurlResponse, CurlError>, now: Int64) -> StreamResult {
    switch outcome {
    case .failure(let error) where error.code == .refusedAddress:
      return .failed("its name leads into a private network, which is not allowed", after: nil)
    case .failure(let error): return .failed("no answer: \(error.code.name)", after: nil)
    case .success(let response):
      let code = code(in: response)
      let words = "AWS answered \(response.status)" + (code.map { " \($0)" } ?? "")
      let asked = response.headers["Retry-After"].flatMap { RetryAfter.wait($0, now: now) }
      if response.status == 429 || code.map(isBusy) ?? false {
        return .busy(milliseconds: asked ?? politeWait, words)
      }
      return .failed(words, after: asked)
    }
  }

  static func isBusy(_ code: String) -> Bool { busy.contains { code.contains($0) } }

  /// The name of the error: `__type` of JSON, or the element `Code` of XML. Letters, digits and a few signs, or it is
  /// none: it goes into a log.
  private static func code(in response: CurlResponse) -> String? {
    let text = String(decoding: response.body.prefix(4_096), as: UTF8.self)
    for (mark, end) in [("\"__type\":", ","), ("<Code>", "<")] {
      guard let start = text.range(of: mark)?.upperBound else { continue }
      let value = text[start...].prefix { String($0) != end && $0 != "}" }
        .trimmingCharacters(in: CharacterSet(charactersIn: " \""))
      let name = value.split(separator: "#").last.map(String.init) ?? ""
      if !name.isEmpty, name.count <= 80, name.utf8.allSatisfy(isNameByte) { return name }
    }
    return nil
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension CloudEvent {
  /// The attributes as those of a queue's message: the content's type, and each as in the headers of HTTP.
  var messageAttributes: [(name: String, value: String)] {
    [("content-type", Self.structuredType)] + attributes.map { ("ce-" + $0.name, $0.value) }
  }
}
