import Hummingbird

/// Answers what no route takes in our own words, with the headers that every answer has.
struct UnknownAddress: RouterMiddleware {
  func handle(
    _ request: Request, context: PortalContext,
    next: @concurrent (Request, PortalContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      return PortalReply(Problem.notFound("There is no such address.")).response(
        isPage: Route.isPage(request.uri.path))
    }
  }
}
