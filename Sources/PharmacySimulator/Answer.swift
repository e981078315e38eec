import Foundation
import Hummingbird
import NIOCore

/// An answer before it goes out, so that a fault can still happen to it.
struct Answer {
  var status = HTTPResponse.Status.ok
  var headers: HTTPFields = [:]
  var body = Data()

  static func json(
    _ value: Any, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) throws -> Answer {
    let body = try JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
    return json(text: body, status: status, headers: headers)
  }

  static func json(text: Data, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Answer {
    var headers = headers
    headers[.contentType] = "application/json"
    return Answer(status: status, headers: headers, body: text)
  }

  var response: Response {
    Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
