import Refills
import Statecharts

/// `/desk/find`: somebody is on the phone and asks where it is. What was typed travels in the body of a POST, so that no
/// name stands in an address, a log or a browser's history.
struct FindPage: Sendable {
  static let path = "/desk/find"

  let service: Service

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply { try page(nil, request) }

  func find(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try page(request.form()["q"] ?? "", request)
  }

  /// - Parameter text: what was typed; nil: nothing yet.
  private func page(_ text: String?, _ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .staff(let member) = request.caller, let caller = request.caller else {
      return .seeOther("/desk/sign-in")
    }
    let frame = try service.frame(request)
    if member.actingBrands.isEmpty { return .seeOther(PrivacyPage.path) }
    let found = try text.map { text throws(Problem) in
      try DeskSearch(service: service) { !caller.actors(at: $0.brand, patient: $0.id).isEmpty }.find(text)
    }
    return .html(
      frame.page("Find · refilld").write { html in
        html.element("h1", "Find a patient")
        Self.form(text ?? "", at: Self.path, &html)
        guard let found else { return }
        html.element("p", ["role": "status"], Self.count(found.count))
        for one in found { write(one, frame, &html) }
      }, of: Subjects(Set(found?.map(\.patient.id) ?? [])))
  }

  static func form(_ text: String, at path: String, _ html: inout HTML) {
    html.element("form", ["method": "post", "action": path, "class": "row find", "role": "search"]) { html in
      html.element("label", ["for": "q"], "Name, phone, e-mail, order or refill id")
      html.open(
        "input",
        [
          "id": "q", "name": "q", "type": "search", "value": text, "maxlength": "200", "autocomplete": "off",
          "accesskey": DeskKey.search.rawValue,
        ])
      html.element("button", ["class": "second"], "Find")
    }
  }

  static func count(_ count: Int) -> String {
    switch count {
    case 0:
      "Nobody is found. A name needs three letters of its words, the more of them the better; a phone all of its digits."
    case 1: "One patient."
    case DeskSearch.mostPatients: "The first \(count) patients. Type more of the name."
    default: "\(count) patients."
    }
  }

  private func write(_ found: DeskSearch.Found, _ frame: DeskFrame, _ html: inout HTML) {
    html.element("section", ["class": "card"]) { html in
      html.element("h2", found.patient.name)
      html.element("p", ["class": "quiet"], Self.facts(of: found.patient))
      guard !found.refills.isEmpty else {
        html.element("p", "No refill.")
        return
      }
      html.element("ul") { html in
        for refill in found.refills { line(refill, frame, &html) }
      }
    }
  }

  static func facts(of patient: Patient) -> String {
    let born = "born \(patient.birthDate?.description ?? "not given")"
    return [born, patient.state ?? "state not given", patient.external.text].joined(separator: " · ")
  }

  private func line(_ refill: Refill, _ frame: DeskFrame, _ html: inout HTML) {
    html.element("li") { html in
      html.element(
        "a", ["href": "/desk/refills/\(refill.id)"],
        "\(refill.record.external.text): \(refill.progress.rawValue.spacedWords)")
      html.text(" since ")
      html.time(refill.record.progressSince, in: frame.zone, .english)
    }
  }
}
