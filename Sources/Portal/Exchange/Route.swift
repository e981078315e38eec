package import Hummingbird

/// One route: what it answers to, and the function that answers.
package struct Route: Sendable {
  package typealias Answer = @Sendable (PortalRequest) async throws(Problem) -> PortalReply

  package let method: HTTPRequest.Method
  /// Placeholders in braces: `/v1/refills/{id}`.
  package let path: String
  let answer: Answer

  init(_ method: HTTPRequest.Method, _ path: String, _ answer: @escaping Answer) {
    self.method = method
    self.path = path
    self.answer = answer
  }
}
