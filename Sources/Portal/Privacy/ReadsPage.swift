import Refills
import Statecharts
import Store

/// `/desk/privacy/patients/{id}`: who was shown something of this patient's, newest first.
struct ReadsPage: Sendable {
  static let path = PrivacyPage.path + "/patients/{id}"
  /// Lines shown, the newest.
  static let mostLines = 300

  let service: Service

  static func path(of patient: PatientID) -> String { "\(PrivacyPage.path)/patients/\(patient)" }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let frame = try service.frame(request)
    let who = try service.personForPrivacy(request)
    let period = request.query["since"].flatMap(ReadsPeriod.init) ?? .month
    let groups = try service.read { () throws(StoreError) in
      try service.parts.views.readGroups(
        of: who.id, since: period.start(before: request.at), limit: Self.mostLines)
    }
    let names = try service.staffNames(groups.map(\.last.reader.name))
    return .html(
      frame.page("Who saw \(who.name) · refilld").write { html in
        html.element("h1", "Who saw \(who.name)")
        html.element("p", ["class": "quiet"], who.facts)
        html.tabs(
          ReadsPeriod.allCases.map {
            ($0.title, Self.path(of: who.id) + "?since=" + $0.rawValue, $0 == period)
          })
        table(groups, names, who.id, frame, &html)
        if who.patient != nil { form(who.id, &html) }
      }, of: Subjects([who.id]))
  }

  private func table(
    _ groups: [ReadGroup], _ names: [String: String], _ patient: PatientID, _ frame: DeskFrame,
    _ html: inout HTML
  ) {
    guard !groups.isEmpty else {
      html.element("p", ["class": "card"], "Nobody, in this time.")
      return
    }
    if groups.count == Self.mostLines {
      html.element("p", ["class": "note"], "The newest \(groups.count) lines.")
    }
    html.table("Who saw this patient", columns: ["Last", "Times", "Who", "What", "Why"]) { html in
      for group in groups { line(group, names, patient, frame, &html) }
    }
  }

  private func line(
    _ group: ReadGroup, _ names: [String: String], _ patient: PatientID, _ frame: DeskFrame,
    _ html: inout HTML
  ) {
    let read = group.last
    html.element("tr") { html in
      html.element("td") { $0.time(read.at, in: frame.zone, .english) }
      html.element("td") { html in
        html.text(String(group.count))
        if group.count > 1 {
          html.element("span", ["class": "quiet"]) { html in
            html.text(" since ")
            html.time(group.since, in: frame.zone, .english)
          }
        }
      }
      html.element("td", read.who(names, patient))
      html.element("td") { html in
        html.text(read.what)
        if let refill = read.refill { html.element("span", ["class": "quiet"], " \(refill)") }
      }
      html.element("td", read.reason ?? "")
    }
  }

  private func form(_ patient: PatientID, _ html: inout HTML) {
    html.element("h2", "All that is kept")
    html.element(
      "form", ["method": "post", "action": Self.path(of: patient) + "/record", "class": "card"]
    ) { html in
      html.element(
        "p",
        "One file with the patient's whole record: contacts, prescriptions, every step, message and read.")
      html.element("label", ["for": "reason"], "Why, and who asked for it")
      html.open(
        "input",
        [
          "id": "reason", "name": "reason", "required": "", "maxlength": "\(PortalRequest.longestReason / 4)",
        ])
      html.element("p") { $0.element("button", "Save the record") }
    }
  }
}
