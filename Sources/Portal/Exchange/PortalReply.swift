/// An answer as the routes give it.
package struct PortalReply: Sendable {
  package var status: Int
  package var headers: [(name: String, value: String)] {
    get { fields.map { ($0.name, $0.value) } }
    set { fields = newValue.map { Field(name: $0.name, value: $0.value) } }
  }
  package var body: [UInt8]
  /// Comes after `body`, bit by bit; nil: there is no more.
  package let chunks: (any PortalChunks)?
  private var fields: [Field]

  private struct Field: Hashable, Sendable {
    let name: String
    let value: String
  }

  package init(
    status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
    chunks: (any PortalChunks)? = nil
  ) {
    self.status = status
    self.chunks = chunks
    self.body = body
    fields = headers.map { Field(name: $0.name, value: $0.value) }
  }

  package static func json(_ body: [UInt8], status: Int = 200, headers: [(name: String, value: String)] = [])
    -> PortalReply
  {
    PortalReply(status: status, headers: [("Content-Type", "application/json")] + headers, body: body)
  }

  package static func html(_ body: [UInt8], status: Int = 200, headers: [(name: String, value: String)] = [])
    -> PortalReply
  {
    PortalReply(
      status: status, headers: [("Content-Type", "text/html; charset=utf-8")] + headers, body: body)
  }

  /// The answer to a form: the browser asks for another page.
  package static func seeOther(_ location: String, headers: [(name: String, value: String)] = [])
    -> PortalReply
  {
    PortalReply(status: 303, headers: [("Location", location)] + headers)
  }

  package init(_ problem: Problem) {
    self.init(
      status: problem.status,
      headers: [("Content-Type", "application/problem+json")]
        + (problem.retryAfter.map { [("Retry-After", String($0))] } ?? [])
        + (problem.status == 401 ? [("WWW-Authenticate", "Bearer realm=\"refilld\"")] : []),
      body: problem.body)
  }
}
