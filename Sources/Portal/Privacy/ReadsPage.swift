import Refills
import Statecharts
import Store

/// `/desk/privacy/patients/{id}`: who was shown something of this patient's, newest first.
struct ReadsPage: Sendable {
  static let path = PrivacyPage.path + "/patients/{id}"
  /// Reads that are looked at; the file has all.
  static let mostReads = 1_000

  let service: Service

  static func path(of patient: PatientID) -> String { "\(PrivacyPage.path)/patients/\(patient)" }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let frame = try service.frame(request)
    let patient = try service.patientForPrivacy(request)
    let period = request.query["since"].flatMap(ReadsPeriod.init) ?? .month
    let reads = try service.read { () throws(StoreError) in
      try service.parts.views.reads(
        of: patient.id, from: period.start(before: request.at), before: request.at, skipping: 0,
        limit: Self.mostReads)
    }
    let names = try service.staffNames(reads.map(\.reader.name))
    return .html(
      frame.page("Who saw \(patient.name) · refilld").write { html in
        html.element("h1", "Who saw \(patient.name)")
        html.element("p", ["class": "quiet"], FindPage.facts(of: patient))
        html.tabs(
          ReadsPeriod.allCases.map {
            ($0.title, Self.path(of: patient.id) + "?since=" + $0.rawValue, $0 == period)
          })
        table(reads, names, patient, frame, &html)
        form(patient.id, &html)
      }, of: Subjects([patient.id]))
  }

  private func table(
    _ reads: [ReadRecord], _ names: [String: String], _ patient: Patient, _ frame: DeskFrame,
    _ html: inout HTML
  ) {
    guard !reads.isEmpty else {
      html.element("p", ["class": "card"], "Nobody, in this time.")
      return
    }
    if reads.count == Self.mostReads {
      html.element("p", ["class": "note"], "The newest \(reads.count) reads. The file has all of them.")
    }
    html.table("Who saw this patient", columns: ["Last", "Times", "Who", "What", "Why"]) { html in
      for group in ReadGroup.groups(of: reads) {
        let read = group.newest
        html.element("tr") { html in
          html.element("td") { $0.time(read.at, in: frame.zone, .english) }
          html.element("td") { html in
            html.text(String(group.count))
            if group.count > 1 {
              html.element("span", ["class": "quiet"]) { html in
                html.text(" since ")
                html.time(group.oldest.at, in: frame.zone, .english)
              }
            }
          }
          html.element("td", read.who(names, patient))
          html.element("td") { html in
            html.text(read.what)
            if let refill = read.refill {
              html.element("span", ["class": "quiet"], " \(refill)")
            }
          }
          html.element("td", read.reason ?? "")
        }
      }
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
