import Refills
import Statecharts

/// How a patient gets in. The link in a message carries no rights: a code does that is sent to a contact on file, and a
/// one-time link from the clinic; both for ten minutes, once.
struct PatientDoor {
  let service: Service
  let entries: PatientEntries

  /// For somebody whom we do not know yet, wherever they wanted to go.
  static func ask(_ request: PortalRequest) -> PortalReply {
    let wanted = request.path.split(separator: "/").last.map(String.init)
    let page = DoorPage(request, refill: wanted.flatMap(RefillID.init))
    return page.write(status: 401) { html in
      html.element("p", page.say(.whatItIs))
      page.askForm(&html)
    }
  }

  // MARK: A code by a contact on file

  func send(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try Authentication(parts: service.parts).refuseOtherOrigins(request)
    let form = try request.form()
    let page = DoorPage(request, refill: form["refill"].flatMap(RefillID.init))
    guard let cookie = entries.ask(form["contact"] ?? "", at: request.at) else {
      return page.write(status: 429) { page.note(.tooMany, &$0) }
    }
    return .seeOther(page.codePath, headers: [cookie])
  }

  /// Where the code is typed; the link of an e-mail leads here, and types it.
  func form(_ request: PortalRequest) -> PortalReply {
    let code = request.query["code"].flatMap { Self.isCode($0) ? $0 : nil }
    let page = DoorPage(request, refill: request.query["refill"].flatMap(RefillID.init))
    return page.write(status: 200) { html in
      if entries.hasAsked(request) {
        if code == nil { html.element("p", ["role": "status"], page.say(.sent)) }
        page.codeForm(code ?? "", &html)
      } else {
        if let code {
          html.element("p", ["class": "note"], Wording.fill(page.say(.elsewhere)) { $0 == .code ? code : "" })
        }
        page.askForm(&html)
      }
    }
  }

  func enter(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try Authentication(parts: service.parts).refuseOtherOrigins(request)
    let form = try request.form()
    let refill = form["refill"].flatMap(RefillID.init)
    let page = DoorPage(request, refill: refill)
    let code = String((form["code"] ?? "").filter { !$0.isWhitespace }.prefix(PatientEntries.digits + 1))
    switch try entries.enter(code, request) {
    case .entered(let cookie):
      return opened(cookie, at: refill.map { "/p/refills/" + $0.text } ?? "/p", request)
    case .tooOften: return page.write(status: 429) { page.note(.tooMany, &$0) }
    case .wrong:
      return page.write(status: 403) { html in
        page.note(.wrongCode, &html)
        page.codeForm("", &html)
      }
    }
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == PatientEntries.digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  // MARK: A link from the clinic

  /// A one-time link was opened. Opening it spends nothing: mail scanners open links too.
  func offer(_ request: PortalRequest) throws(Problem) -> PortalReply {
    // What is no secret of ours would lead the form elsewhere.
    guard let secret = request.parameters["secret"], Secret.isOne(secret) else { return gone(request) }
    let page = DoorPage(request)
    return page.write(status: 200) { html in
      html.element("form", ["method": "post", "action": "/p/open/\(secret)"]) { html in
        html.element("button", page.say(.open))
      }
    }
  }

  func open(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try Authentication(parts: service.parts).refuseOtherOrigins(request)
    guard let secret = request.parameters["secret"],
      let cookie = try PatientTickets(service.parts).spend(secret, at: request.at)
    else { return gone(request) }
    return opened(cookie, at: "/p", request)
  }

  /// What was chosen at the door stays chosen inside.
  private func opened(_ cookie: String, at path: String, _ request: PortalRequest) -> PortalReply {
    let lifetime = service.parts.patience.patientLongest.milliseconds / 1000
    let session = service.cookie(
      Authentication.patientCookie, cookie, path: "/p", seconds: lifetime, isSentFromElsewhere: true)
    return .seeOther(path, headers: [session] + service.languageCookie(request))
  }

  private func gone(_ request: PortalRequest) -> PortalReply {
    let page = DoorPage(request)
    return page.write(status: 410) { html in
      page.note(.spent, &html)
      page.askForm(&html)
    }
  }

  func signOut(_ request: PortalRequest) throws(Problem) -> PortalReply {
    if let secret = request.cookies[Authentication.patientCookie] {
      try service.end(secret)
    }
    return .seeOther(
      "/p", headers: [service.cookie(Authentication.patientCookie, "", path: "/p", seconds: 0)])
  }
}
