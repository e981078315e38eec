import Refills
import Statecharts
import Store

/// `/desk/account`: how a member of staff signs in, and their one-time codes.
struct AccountPage: Sendable {
  static let path = "/desk/account"

  let service: Service
  let signIn: StaffSignIn

  private var factors: SecondFactors { signIn.factors }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let member = try member(request)
    if try !factors.isSet(for: member.id) { _ = try factors.begin(for: member.id) }
    return try page(request, nil, status: 200)
  }

  /// A first code turns the factor on, for whoever knows the password, too; sign-ins without a code end.
  func confirm(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let member = try member(request)
    if try factors.isSet(for: member.id) { return .seeOther(Self.path) }
    guard try await signIn.knows(try request.form()["password"] ?? "", member, at: request.at) else {
      return try page(request, "That is not your password.", status: 403)
    }
    return try take(request, member) { () throws(Problem) in
      let own = request.cookies[Authentication.staffCookie].map(Authentication.digest)
      try service.read { () throws(StoreError) in
        try service.parts.credentials.endSessions(of: member.id, except: own)
      }
    }
  }

  /// Only somebody who has the phone takes it away.
  func remove(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let member = try member(request)
    guard try factors.isSet(for: member.id) else { return .seeOther(Self.path) }
    return try take(request, member) { () throws(Problem) in try factors.remove(of: member.id) }
  }

  private func take(_ request: PortalRequest, _ member: StaffMember, then: () throws(Problem) -> Void)
    throws(Problem) -> PortalReply
  {
    switch try factors.take(try request.form()["code"] ?? "", of: member.id, at: request.at) {
    case .accepted:
      try then()
      return .seeOther(Self.path)
    case .wrong:
      return try page(request, "That is not the code of now. Wait for the next, and type it.", status: 403)
    case .wait(let until):
      return try page(request, SignInLimiter.wait(until: until, at: request.at), status: 429)
    }
  }

  private func member(_ request: PortalRequest) throws(Problem) -> StaffMember {
    guard case .staff(let member) = request.caller else { throw .unauthorised }
    return member
  }

  private func page(_ request: PortalRequest, _ problem: String?, status: Int) throws(Problem) -> PortalReply
  {
    let frame = try service.frame(request)
    let code = try factors.begun(for: frame.member.id)
    // Whoever has only typed a password reads no colleague's name.
    let away = request.needsSecondFactor ? nil : try AbsenceCard(frame, at: request.at, service)
    return .html(
      frame.page("Your account · refilld").write { html in
        html.element("h1", "Your account")
        if let problem { html.element("p", ["class": "note", "role": "alert"], problem) }
        html.element("div", ["class": "narrow card"]) { html in
          html.element("h2", "One-time codes")
          if let code { setUp(code, frame, &html) } else { takeAway(&html) }
        }
        away?.write(&html)
      }, of: .nobody, status: status)
  }

  private func setUp(_ code: OneTimeCode, _ frame: DeskFrame, _ html: inout HTML) {
    if service.parts.isSecondFactorRequired {
      html.element(
        "p", ["class": "note"], "This clinic asks for a code at every sign-in: set up an app first.")
    }
    html.element(
      "p",
      "An authenticator app on your phone makes a new code every thirty seconds. Add this account to it by its key, "
        + "or by the link where the app is on this device, and type the code that it shows.")
    html.element("p") { html in
      html.text("Key: ")
      html.element("code", ["data-key": ""], code.written)
    }
    let link = code.link(account: frame.member.external.text, clinic: frame.brand.name)
    html.element("p") { $0.element("a", ["href": link], "Add it to an app on this device") }
    form("/confirm", "Turn codes on", passwordOf: frame.member.external.text, &html)
  }

  private func takeAway(_ html: inout HTML) {
    html.element("p", "Codes are on: each sign-in asks for one.")
    html.element(
      "p", ["class": "quiet"],
      "Lost the phone? The clinic's operator takes the codes away: refilld staff reset, with your account.")
    form("/remove", "Turn codes off", passwordOf: nil, &html)
  }

  private func form(_ end: String, _ button: String, passwordOf account: String?, _ html: inout HTML) {
    html.element("form", ["method": "post", "action": Self.path + end]) { html in
      if let account {
        // Whatever keeps passwords sees whose it is.
        html.open(
          "input",
          [
            "type": "text", "name": "account", "autocomplete": "username", "value": account,
            "hidden": "hidden",
          ])
        html.passwordField("Your password")
      }
      html.element("label", ["for": "code"], "Code that the app shows")
      html.open(
        "input",
        [
          "id": "code", "name": "code", "inputmode": "numeric", "autocomplete": "one-time-code",
          "required": "required", "maxlength": "10",
        ])
      html.element("p") { $0.element("button", button) }
    }
  }
}
