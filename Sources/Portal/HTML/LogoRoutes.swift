import Refills

/// `GET /p/logo/{brand}.png`.
struct LogoRoutes: Sendable {
  let service: Service

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let name = (request.parameters["name"] ?? "").split(separator: ".").first.map(String.init) ?? ""
    guard let logo = BrandName(name).flatMap({ service.parts.brands[$0] })?.logo else {
      throw .notFound("This brand has no picture.")
    }
    return .kept("image/png", logo.bytes)
  }
}
