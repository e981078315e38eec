package import Statecharts

/// A request as the routes see it.
package struct PortalRequest: Sendable {
  /// Largest body that is read. What clinics send is a few kilobytes; a questionnaire may have some dozens.
  package static let mostBytes = 256 * 1024

  package let method: String
  /// Without the query.
  package let path: String
  package let query: [String: String]
  /// Names in lower case; of a repeated header the last.
  package let headers: [String: String]
  package let cookies: [String: String]
  package let body: [UInt8]
  package let at: Instant
  package let caller: Caller?
  /// Values of the path's placeholders, decoded.
  package let parameters: [String: String]
  /// The route that answers it, as the table of routes names it: `GET /v1/refills/{id}`.
  var route = ""
  /// Whoever is signed in has to set up one-time codes before anything else.
  var needsSecondFactor = false
  /// When whoever has a session here signed in; nil: they have none.
  package let signedInAt: Instant?

  package init(
    method: String, path: String, query: [String: String] = [:], headers: [String: String] = [:],
    cookies: [String: String] = [:], body: [UInt8] = [], at moment: Instant, caller: Caller? = nil,
    parameters: [String: String] = [:], signedInAt: Instant? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.cookies = cookies
    self.body = body
    at = moment
    self.caller = caller
    self.parameters = parameters
    self.signedInAt = signedInAt
  }
}
