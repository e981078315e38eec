import Refills
import Statecharts

/// Staff sign in and out.
struct DeskSignIn: Sendable {
  let service: Service
  let signIn: StaffSignIn

  func form(_ request: PortalRequest) -> PortalReply {
    page(nil, next: DeskReturn.place(request.query[DeskReturn.field]), status: 200)
  }

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    try Authentication(parts: service.parts).refuseOtherOrigins(request)
    let form = try request.form()
    let next = DeskReturn.place(form[DeskReturn.field])
    let outcome = try await signIn.signIn(
      form["account"] ?? "", password: form["password"] ?? "", code: form["code"] ?? "", at: request.at)
    switch outcome {
    case .signedIn(let cookie):
      let lifetime = service.parts.patience.staffLongest.milliseconds / 1000
      return .seeOther(
        next, headers: [service.cookie(Authentication.staffCookie, cookie, path: "/", seconds: lifetime)])
    case .wrong: return page("Account, password and code do not fit together.", next: next, status: 401)
    case .wait(let until):
      return page(SignInLimiter.wait(until: until, at: request.at), next: next, status: 429)
    }
  }

  func signOut(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try signIn.signOut(request)
    return .seeOther(
      DeskReturn.signIn, headers: [service.cookie(Authentication.staffCookie, "", path: "/", seconds: 0)])
  }

  private func page(_ problem: String?, next: String, status: Int) -> PortalReply {
    let page = Page(title: "Sign in", language: .english, brand: nil, style: "plain")
    return .html(
      page.write { html in
        html.element("div", ["class": "narrow card"]) { html in
          html.element("h1", "Sign in")
          if let problem { html.element("p", ["class": "note", "role": "alert"], problem) }
          html.element("form", ["method": "post", "action": DeskReturn.signIn]) { html in
            if next != "/desk" { html.hidden(DeskReturn.field, next) }
            html.element("label", ["for": "account"], "Account")
            html.open(
              "input",
              ["id": "account", "name": "account", "autocomplete": "username", "required": "required"])
            html.passwordField("Password")
            html.element("label", ["for": "code"], "Code of your app, if you set one up")
            html.open(
              "input",
              [
                "id": "code", "name": "code", "inputmode": "numeric", "autocomplete": "one-time-code",
                "maxlength": "10",
              ])
            html.element("p") { $0.element("button", "Sign in") }
          }
        }
      }, of: .nobody, status: status)
  }
}
