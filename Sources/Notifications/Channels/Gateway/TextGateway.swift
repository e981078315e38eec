package import Curl
import Refills

/// A gateway for texts over HTTP, as its file describes it.
package struct TextGateway: Sendable {
  /// Texts a minute, where the file does not say: what a long code in North America carries (one a second).
  package static let standardPerMinute = 60

  /// The file's, and the last part of the address to which it reports.
  package let name: String
  let method: CurlMethod
  let url: Template
  let headers: [TextGatewayBody.TextField]
  let body: TextGatewayBody
  let credentials: CurlCredentials?
  let secret: String?
  let idempotencyHeader: String?
  let answers: TextAnswers
  let perMinute: Int
  /// Where this service hears what became of a text, without what names the text.
  private(set) var callback: String

  /// - Parameters:
  ///   - idempotencyHeader: in which the gateway takes a key by which it knows a repeat; nil: it takes none.
  ///   - callback: an address that the gateway can reach, without a query.
  package init(
    name: String, method: CurlMethod = .post, url: Template, headers: [TextGatewayBody.TextField] = [],
    body: TextGatewayBody, credentials: CurlCredentials? = nil, secret: String? = nil,
    idempotencyHeader: String? = nil, answers: TextAnswers = TextAnswers(),
    perMinute: Int = TextGateway.standardPerMinute, callback: String
  ) {
    self.name = name
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.credentials = credentials
    self.secret = secret
    self.idempotencyHeader = idempotencyHeader
    self.answers = answers
    self.perMinute = perMinute
    self.callback = callback
  }

  /// The same, telling the gateway to report there.
  package func reporting(to address: String) -> TextGateway {
    var gateway = self
    gateway.callback = address
    return gateway
  }

  /// Nil where something that the file wants is not there, or would not stay where it belongs.
  func request(_ text: OutgoingText, options: CurlOptions) -> CurlRequest? {
    func value(_ name: String) -> String? {
      switch TextGap(rawValue: name) {
      case .to: text.to.text
      case .text: text.body
      case .id: text.id.text
      case .callback: TextReceipt.address(callback, of: text)
      case .secret: secret
      case nil: nil
      }
    }
    guard let target = url.filled({ value($0)?.percentEncoded }), let bytes = body.bytes(value) else {
      return nil
    }
    var headers = [CurlHeader("Content-Type", body.contentType), CurlHeader("Accept", "application/json")]
    for header in self.headers {
      guard let value = header.value.filled(value) else { return nil }
      headers.append(CurlHeader(header.name, value))
    }
    if let idempotencyHeader { headers.append(CurlHeader(idempotencyHeader, text.id.text)) }
    var options = options
    options.credentials = credentials
    return CurlRequest(method, target, headers: headers, body: bytes, options: options)
  }
}

/// It holds secrets: only its name is shown.
extension TextGateway: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "text gateway \(name)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["gateway": name]) }
}
