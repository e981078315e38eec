import Refills

/// A problem as patients read it: in their language, and in words that say what they can do. What a machine would be told
/// helps nobody here.
struct TroublePage {
  let problem: Problem

  func reply(to request: PortalRequest) -> PortalReply {
    let page = DoorPage(request)
    return page.write(status: problem.status, title: TroublePhrase.title.wording) { html in
      html.element("p", ["role": "alert"], words[page.language])
      html.element("p") { $0.element("a", ["href": "/p"], TroublePhrase.back.wording[page.language]) }
    }
  }

  private var words: Wording {
    switch problem.status {
    case 404, 410: TroublePhrase.absent.wording
    case 409, 412: TroublePhrase.changed.wording
    case 429: DoorPhrase.tooMany.wording
    case 500...: TroublePhrase.later.wording
    default: TroublePhrase.unclear.wording
    }
  }
}
