import Curl
import Foundation

/// What comes back of a request, before anybody knows how long it takes.
enum PharmacyReply {
  case answer(CurlResponse)
  case error(CurlError)

  static func status(_ status: Int, _ body: String = "", headers: String = "") -> PharmacyReply {
    .answer(
      CurlResponse(
        status: status, headers: CurlHeaders(bytes: Array("HTTP/1.1 \(status)\r\n\(headers)\r\n".utf8)),
        body: Array(body.utf8)))
  }

  static func failure(_ code: CurlError.Code, reached: Bool) -> PharmacyReply {
    .error(
      CurlError(
        code, "The network failed.", phase: code == .timedOut ? .total : nil, mayHaveReachedServer: reached))
  }

  var result: Result<CurlResponse, CurlError> {
    switch self {
    case .answer(let response): .success(response)
    case .error(let error): .failure(error)
    }
  }

  /// How long a time-out takes, by the endpoint's limit.
  var isTimeOut: Bool { if case .error(let error) = self { error.code == .timedOut } else { false } }

  /// A member of a flat JSON text.
  static func word(_ member: String, in text: String) -> String? {
    guard let mark = text.range(of: "\"\(member)\":\"") else { return nil }
    return String(text[mark.upperBound...].prefix { $0 != "\"" })
  }
}
