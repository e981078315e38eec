import Refills
import Statecharts

/// Where somebody says that they are away, and who covers.
struct AbsenceCard {
  static let path = "/desk/absence"

  private let frame: DeskFrame
  private let now: Instant
  /// Who may cover, by name.
  private let colleagues: [StaffMember]

  /// Nil for who looks after no refills, and where nobody else does.
  init?(_ frame: DeskFrame, at now: Instant, _ service: Service) throws(Problem) {
    let own = frame.member.actingBrands
    colleagues = try service.allStaff().filter {
      $0.id != frame.member.id && $0.actingBrands.isSuperset(of: own)
    }
    if colleagues.isEmpty || own.isEmpty { return nil }
    self.frame = frame
    self.now = now
  }

  func write(_ html: inout HTML) {
    html.element("div", ["class": "narrow card"]) { html in
      html.element("h2", "When you are away")
      if let absence = frame.member.absence, absence.until > now {
        says(absence, &html)
      } else {
        asks(&html)
      }
    }
  }

  private func says(_ absence: Absence, _ html: inout HTML) {
    html.element("p") { html in
      html.text("You are away from ")
      html.time(absence.from, in: frame.zone, .english)
      html.text(" until ")
      html.time(absence.until, in: frame.zone, .english)
      html.text(". \(colleagues.first { $0.id == absence.cover }?.name ?? "Nobody who is here") covers.")
    }
    html.element("form", ["method": "post", "action": Self.path]) { html in
      html.element("button", ["class": "second"], "I am here")
    }
  }

  private func asks(_ html: inout HTML) {
    html.element(
      "p",
      "What you have taken stands in the list “Yours” of whoever covers, too. They decide with their own licence."
    )
    html.element("form", ["method": "post", "action": Self.path]) { html in
      html.day("from", "First day away")
      html.day("back", "Back on")
      html.choice(
        "cover", "Who covers", none: "Choose", isNeeded: true,
        colleagues.map { ($0.external.text, $0.name) })
      html.element("p") { $0.element("button", ["class": "second"], "I am away then") }
    }
  }
}
