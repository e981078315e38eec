import Refills

extension PortalReply {
  /// A problem for somebody with a browser: the same words as for a machine, and a way on.
  init(page problem: Problem, for request: PortalRequest) {
    let isDesk = request.path.hasPrefix("/desk")
    if problem.status == 401 {
      self = isDesk ? .seeOther(DeskReturn.signingIn(for: request)) : PatientDoor.ask(request)
      return
    }
    if problem.code == Problem.secondFactorNeeded.code, isDesk {
      self = .seeOther(AccountPage.path)
      return
    }
    guard isDesk else {
      self = TroublePage(problem: problem).reply(to: request)
      return
    }
    let isAgain = problem.code == Problem.signInAgain
    let back = isAgain ? DeskReturn.signingIn(for: request) : "/desk"
    let page = Page(title: problem.title, language: .english, brand: nil, style: "plain")
    self = .html(
      page.write { html in
        html.element("div", ["class": "narrow card"]) { html in
          html.element("h1", problem.title)
          html.element("p", problem.detail)
          html.element("p") { $0.element("a", ["href": back], isAgain ? "Sign in again" : "Go back") }
        }
      }, of: .nobody, status: problem.status)
  }
}
