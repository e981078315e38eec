import HTTPTypes
import Hummingbird
import NIOCore

extension PortalReply {
  /// Headers on every answer. Pages load nothing from elsewhere, run no script that is not ours, and are framed by
  /// nobody but whom the composition names; nothing with a patient's data is kept by a cache. With `no-referrer`
  /// browsers would hide from us, too, where a form came from.
  private static let guarding: [(name: String, value: String)] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]
  private static let pagePolicy =
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    + "base-uri 'none'; frame-ancestors "

  func response(isPage: Bool, framedBy: String? = nil) -> Response {
    var fields = HTTPFields()
    let own = Set(headers.map { $0.name.lowercased() })
    for (name, value) in Self.guarding where !own.contains(name.lowercased()) {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    if isPage, let name = HTTPField.Name("Content-Security-Policy") {
      fields[name] = Self.pagePolicy + (framedBy ?? "'none'")
    }
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
    }
    return Response(
      status: HTTPResponse.Status(code: status), headers: fields,
      body: chunks.map(responseBody) ?? ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  private func responseBody(_ chunks: any PortalChunks) -> ResponseBody {
    ResponseBody { writer in
      while let bytes = await chunks.next() { try await writer.write(ByteBuffer(bytes: bytes)) }
      try await writer.finish(nil)
    }
  }
}
