import Refills
import Store

/// `/desk/privacy`: where the privacy officer finds a patient, to answer who saw them and to hand out what is kept.
struct PrivacyPage: Sendable {
  static let path = "/desk/privacy"

  let service: Service

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply { try page(nil, request) }

  func find(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try page(request.form()["q"] ?? "", request)
  }

  /// - Parameter text: what was typed; nil: nothing yet.
  private func page(_ text: String?, _ request: PortalRequest) throws(Problem) -> PortalReply {
    let frame = try service.frame(request)
    guard frame.has([.privacy]) else {
      throw .forbidden("Who saw whom is the privacy officer's to know: a role that an administrator gives.")
    }
    let member = frame.member
    let found = try text.map { text throws(Problem) in
      try DeskSearch(service: service, mayFind: member.looksAfterPrivacy).find(text).map(\.patient)
    }
    return .html(
      frame.page("Privacy · refilld").write { html in
        html.element("h1", "Who saw whom")
        html.element(
          "p", ["class": "quiet"],
          "Find a patient to see who was shown what of them, or to save all that is kept of them.")
        FindPage.form(text ?? "", at: Self.path, &html)
        guard let found else { return }
        html.element("p", ["role": "status"], FindPage.count(found.count))
        for patient in found { write(patient, &html) }
      }, of: Subjects(Set(found?.map(\.id) ?? [])))
  }

  private func write(_ patient: Patient, _ html: inout HTML) {
    html.element("section", ["class": "card"]) { html in
      html.element("h2") { html in
        html.element("a", ["href": ReadsPage.path(of: patient.id)], patient.name)
      }
      html.element("p", ["class": "quiet"], FindPage.facts(of: patient))
    }
  }
}
