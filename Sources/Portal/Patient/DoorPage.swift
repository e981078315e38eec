import Refills

/// The pages for somebody whom we do not know yet.
struct DoorPage {
  let language: Language
  /// Keeps a language that was chosen by hand; empty: none was.
  private let choice: String
  /// Where the other language leads.
  private let own: String
  /// Where they wanted to go.
  var refill: RefillID?

  /// - Parameter request: says in which language, by its address, the browser's choice of before, or what it asks for.
  init(_ request: PortalRequest, refill: RefillID? = nil) {
    let chosen = request.query["l"].flatMap(Language.init)
    let kept = request.cookies[PatientPages.languageCookie].flatMap(Language.init)
    let isSpanish = request.headers["accept-language"]?.hasPrefix("es") == true
    language = chosen ?? kept ?? (isSpanish ? .spanish : .english)
    choice = chosen.map { "l=" + $0.rawValue } ?? ""
    own = request.path.hasPrefix("/p/enter") ? "/p/enter" : "/p"
    self.refill = refill
  }

  func say(_ phrase: DoorPhrase) -> String { phrase.wording[language] }

  /// Where the code is typed, for this language and this refill.
  var codePath: String {
    let query = [choice, refill.map { "refill=" + $0.text } ?? ""].filter { !$0.isEmpty }
    return "/p/enter" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  private func path(_ path: String) -> String { choice.isEmpty ? path : path + "?" + choice }

  func write(
    status: Int, title: Wording = DoorPhrase.title.wording, _ content: HTML.Content
  ) -> PortalReply {
    let other = language == .english ? Language.spanish : .english
    let page = Page(
      title: title[language], language: language, brand: nil, style: "plain",
      links: [
        (
          PagePhrase.otherLanguage.wording[language],
          own + "?l=" + other.rawValue + (own == "/p" ? "" : refill.map { "&refill=" + $0.text } ?? "")
        )
      ])
    return .html(
      page.write { html in
        html.element("div", ["class": "narrow card"]) { html in
          html.element("h1", title[language])
          content(&html)
        }
      }, of: .nobody, status: status)
  }

  func note(_ phrase: DoorPhrase, _ html: inout HTML) {
    html.element("p", ["class": "note", "role": "alert"], say(phrase))
  }

  /// Asks for the contact to which a code is sent.
  func askForm(_ html: inout HTML) {
    html.element("form", ["method": "post", "action": path("/p/enter")]) { html in
      hidden(&html)
      html.element("label", ["for": "contact"], say(.contact))
      html.open(
        "input",
        ["id": "contact", "name": "contact", "required": "", "maxlength": "200", "autocomplete": "email"])
      html.element("p") { $0.element("button", say(.sendCode)) }
    }
    html.element("p", ["class": "quiet"], say(.noneOnFile))
  }

  func codeForm(_ code: String, _ html: inout HTML) {
    html.element("form", ["method": "post", "action": path("/p/enter/code")]) { html in
      hidden(&html)
      html.element("label", ["for": "code"], say(.code))
      html.open(
        "input",
        [
          "id": "code", "name": "code", "required": "", "inputmode": "numeric", "maxlength": "12",
          "value": code,
          "autocomplete": "one-time-code",
        ])
      html.element("p") { $0.element("button", say(.enter)) }
    }
    html.element("p", ["class": "quiet"]) { html in
      html.text(say(.nothingCame) + " ")
      html.element("a", ["href": path("/p")], say(.askAgain))
    }
  }

  private func hidden(_ html: inout HTML) {
    if let refill { html.hidden("refill", refill.text) }
  }
}
