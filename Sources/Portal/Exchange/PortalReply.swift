/// An answer as the routes give it.
package struct PortalReply: Sendable {
  package var status: Int
  package var headers: [(name: String, value: String)] {
    get { fields.map { ($0.name, $0.value) } }
    set { fields = newValue.map { Field(name: $0.name, value: $0.value) } }
  }
  package private(set) var body: [UInt8]
  /// Comes after `body`, bit by bit; nil: there is no more.
  package let chunks: (any PortalChunks)?
  /// Whose data it carries.
  package private(set) var subjects = Subjects.nobody
  private var fields: [Field]

  private struct Field: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// One without a body, or with one that comes bit by bit and carries nobody's data.
  package init(
    status: Int = 200, headers: [(name: String, value: String)] = [], chunks: (any PortalChunks)? = nil
  ) {
    self.status = status
    self.chunks = chunks
    body = []
    fields = headers.map { Field(name: $0.name, value: $0.value) }
  }

  package static func json(
    _ body: [UInt8], of subjects: Subjects, status: Int = 200, headers: [(name: String, value: String)] = []
  ) -> PortalReply {
    PortalReply("application/json", body, of: subjects, status: status, headers: headers)
  }

  package static func html(
    _ body: [UInt8], of subjects: Subjects, status: Int = 200, headers: [(name: String, value: String)] = []
  ) -> PortalReply {
    PortalReply("text/html; charset=utf-8", body, of: subjects, status: status, headers: headers)
  }

  /// - Parameter subjects: whose data the body carries, which nobody may leave out.
  init(
    _ type: String, _ body: [UInt8], of subjects: Subjects, status: Int = 200,
    headers: [(name: String, value: String)] = []
  ) {
    self.init(status: status, headers: [("Content-Type", type)] + headers)
    self.body = body
    self.subjects = subjects
  }

  /// The answer to a form: the browser asks for another page.
  package static func seeOther(_ location: String, headers: [(name: String, value: String)] = [])
    -> PortalReply
  {
    PortalReply(status: 303, headers: [("Location", location)] + headers)
  }

  package init(_ problem: Problem) {
    self.init(
      "application/problem+json", problem.body, of: .nobody, status: problem.status,
      headers: (problem.retryAfter.map { [("Retry-After", String($0))] } ?? [])
        + (problem.status == 401 ? [("WWW-Authenticate", "Bearer realm=\"refilld\"")] : []))
  }
}
