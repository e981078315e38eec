package import Hummingbird
package import Logging
import Refills
import Statecharts
import Tracking

/// Everything that is reached over HTTP. It decides nothing about refills: it says who asks, hands what they want to
/// the door, and shows what is.
package struct Portal: Sendable {
  /// Where requests come from; the socket on the machine itself carries the operator.
  package enum Listener: Sendable { case network, localSocket }

  let parts: PortalParts
  let staffSignIn: StaffSignIn
  let entries: PatientEntries
  let facts: SecondFacts
  let numbers = NumbersDesk()
  let openViews = OpenViews()
  private let authentication: Authentication
  private let log: Logger

  package init(_ parts: PortalParts, log: Logger) {
    self.parts = parts
    self.log = log
    staffSignIn = StaffSignIn(parts)
    entries = PatientEntries(parts)
    facts = SecondFacts(lifetime: parts.patience.patientLongest)
    authentication = Authentication(parts: parts)
  }

  package func router(for listener: Listener) -> Router<PortalContext> {
    let router = Router(context: PortalContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: UnknownAddress())
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        await serve(request, context, route, listener)
      }
    }
    return router
  }

  private func serve(
    _ request: Request, _ context: PortalContext, _ route: Route, _ listener: Listener
  ) async -> Response {
    let started = parts.time.now()
    let reply: PortalReply
    do throws(Problem) {
      reply = await answer(try await PortalRequest(request, context, at: started), route, listener)
    } catch {
      reply = PortalReply(error)
    }
    log.debug(
      "request",
      metadata: [
        "method": "\(request.method)", "route": "\(route.path)", "status": "\(reply.status)",
        "ms": "\((parts.time.now() - started).milliseconds)",
      ])
    return reply.response(isPage: route.isPage, framedBy: parts.framedBy)
  }

  /// Who asks is not looked at where anybody may: a pharmacy's push has an `Authorization` of its own kind.
  private func answer(_ request: PortalRequest, _ route: Route, _ listener: Listener) async -> PortalReply {
    do throws(Problem) {
      let known =
        switch listener {
        case .localSocket: request.with(caller: .localOperator)
        case .network: route.isOpen ? request.with(caller: nil) : try authentication.known(request)
        }
      return await route.reply(to: known)
    } catch {
      return route.refuse(request, error)
    }
  }
}
