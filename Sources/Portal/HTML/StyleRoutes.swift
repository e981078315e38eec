import Refills

/// `GET /p/style/{brand}.css`.
struct StyleRoutes: Sendable {
  /// The colour of pages that belong to no brand.
  static let plain = "#0b5e7c"

  let service: Service

  func show(_ request: PortalRequest) -> PortalReply {
    let name = (request.parameters["name"] ?? "").split(separator: ".").first.map(String.init) ?? ""
    let colour = BrandName(name).flatMap { service.parts.brands[$0] }?.colour ?? Self.plain
    return .kept("text/css; charset=utf-8", Array(Stylesheet.text(colour: colour).utf8))
  }
}
