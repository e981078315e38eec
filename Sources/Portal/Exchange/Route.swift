package import Hummingbird

/// One route: what it answers to, who may ask, and the function that answers.
package struct Route: Sendable {
  package typealias Answer = @Sendable (PortalRequest) async throws(Problem) -> PortalReply

  package let method: HTTPRequest.Method
  /// Placeholders in braces: `/v1/refills/{id}`.
  package let path: String
  /// Answers without a caller. Nothing is open unless its line in the table of routes says so.
  package let isOpen: Bool
  private let answer: Answer

  init(_ method: HTTPRequest.Method, _ path: String, isOpen: Bool = false, _ answer: @escaping Answer) {
    self.method = method
    self.path = path
    self.isOpen = isOpen
    self.answer = answer
  }

  /// The same route; what it shows is in the book before it leaves.
  func recorded(in book: ReadBook) -> Route {
    Route(method, path, isOpen: isOpen) { request throws(Problem) in
      var request = request
      request.route = "\(method.rawValue) \(path)"
      let reply = try await answer(request)
      try await book.note(reply.subjects, shownTo: request)
      return reply
    }
  }

  /// Where staff without one-time codes still get.
  private var isOfAccount: Bool { path.hasPrefix(AccountPage.path) || path == "/desk/sign-out" }

  /// Pages answer people, in HTML; all else answers machines.
  var isPage: Bool { Self.isPage(path) }

  static func isPage(_ path: String) -> Bool {
    switch path.split(separator: "/").first {
    case nil, "p", "desk": true
    default: false
    }
  }

  /// The one way into a route.
  func reply(to request: PortalRequest) async -> PortalReply {
    do throws(Problem) {
      guard isOpen || request.caller != nil else { throw .unauthorised }
      if request.needsSecondFactor, !isOpen, !isOfAccount { throw .secondFactorNeeded }
      return try await answer(request)
    } catch {
      return refuse(request, error)
    }
  }

  func refuse(_ request: PortalRequest, _ problem: Problem) -> PortalReply {
    isPage ? PortalReply(page: problem, for: request) : PortalReply(problem)
  }
}
