import Refills
import Statecharts

/// How a patient gets in. The link in a message carries no rights; a one-time link does, for ten minutes, once.
struct PatientDoor {
  private static let spent = Problem(
    "link-spent", 410, "This link no longer works",
    "A link works once and for a short time. Ask your clinic for a new one.")

  let service: Service

  private static func page(_ title: String, _ language: Language) -> Page {
    Page(title: title, language: language, brand: nil, style: "plain")
  }

  private static func language(_ request: PortalRequest) -> Language {
    if let asked = request.query["l"].flatMap(Language.init) { return asked }
    return request.headers["accept-language"]?.hasPrefix("es") == true ? .spanish : .english
  }

  /// For somebody whom we do not know yet.
  static func ask(_ request: PortalRequest) -> PortalReply {
    let language = Self.language(request)
    let english = language == .english
    let title = english ? "Open your page" : "Abra su página"
    return .html(
      Self.page(title, language).write { html in
        html.element("div", ["class": "narrow card"]) { html in
          html.element("h1", title)
          html.element(
            "p",
            english
              ? "This page shows where your prescription is. Ask your clinic for a link, by phone or in its app. A link works once, for ten minutes."
              : "Esta página muestra dónde está su receta. Pida un enlace a su clínica, por teléfono o en su aplicación. Un enlace sirve una vez, por diez minutos."
          )
        }
      }, status: 401)
  }

  /// A one-time link was opened. Opening it spends nothing: mail scanners open links too.
  func offer(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let language = Self.language(request)
    let english = language == .english
    let title = english ? "Open your page" : "Abra su página"
    // What is no secret of ours would lead the form elsewhere.
    guard let secret = request.parameters["secret"], Secret.isOne(secret) else { throw Self.spent }
    return .html(
      Self.page(title, language).write { html in
        html.element("div", ["class": "narrow card"]) { html in
          html.element("h1", title)
          html.element("form", ["method": "post", "action": "/p/open/\(secret)"]) { html in
            html.element("button", english ? "Show my prescription" : "Ver mi receta")
          }
        }
      })
  }

  func open(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try Authentication(parts: service.parts).refuseOtherOrigins(request)
    guard let secret = request.parameters["secret"],
      let cookie = try PatientTickets(service.parts).spend(secret, at: request.at)
    else {
      throw Self.spent
    }
    let lifetime = service.parts.patience.patientLongest.milliseconds / 1000
    return .seeOther(
      "/p",
      headers: [
        service.cookie(Authentication.patientCookie, cookie, path: "/p", seconds: lifetime)
      ])
  }

  func signOut(_ request: PortalRequest) throws(Problem) -> PortalReply {
    if let secret = request.cookies[Authentication.patientCookie] {
      try service.end(secret)
    }
    return .seeOther(
      "/p", headers: [service.cookie(Authentication.patientCookie, "", path: "/p", seconds: 0)])
  }
}
