import Refills
import Statecharts

/// Refills that can be approved, each with its facts and a box of its own. There is no box for all.
struct SeveralView {
  /// What the names of the boxes begin with; the refill's id follows.
  static let box = "approve-"

  let rows: [QueueRow]
  /// Those of the same part of the queue that are decided on their own pages.
  let others: Int
  let next: String?
  let frame: DeskFrame
  let now: Instant

  func write(_ html: inout HTML) {
    html.element("h1", "Approve several")
    html.element("p", ["class": "quiet"]) { html in
      html.text(
        "Only those that you confirm are approved, each by itself. What waits for its patient, is decided elsewhere, or may not be decided by you is not among them"
      )
      html.text(others == 0 ? ". " : ": \(others) of this part of the queue. ")
      html.element("a", ["href": "/desk"], "The whole queue")
    }
    if rows.isEmpty {
      html.element("p", ["class": "card"], "Nothing here can be approved so.")
    } else {
      html.element("form", ["method": "post", "action": SeveralPage.path]) { html in
        for row in rows { write(row, &html) }
        html.element("p") {
          $0.element("button", ["accesskey": DeskKey.approve.rawValue], "Approve those confirmed")
        }
        html.element(
          "p", ["class": "quiet"],
          "Each can be undone for ten seconds. This records decisions; it does not sign.")
      }
      DeskKey.write([.approve], &html)
    }
    if let next {
      html.element("p") { $0.element("a", ["href": "\(SeveralPage.path)?after=\(next)"], "Next page") }
    }
  }

  private func write(_ row: QueueRow, _ html: inout HTML) {
    let refill = row.refill
    let name = row.patient?.name ?? "erased"
    html.element("section", ["class": "card wide"]) { html in
      html.element("h2") { $0.element("a", ["href": "/desk/refills/\(refill.id)"], name) }
      html.element("p") { html in
        html.text("\(row.prescription?.drug ?? "erased"), \(row.schedule); runs out: ")
        row.runOut(&html, frame, now)
      }
      html.element("p") {
        DeskChecks(refill: refill, prescription: row.prescription, zone: frame.zone).write(&$0)
      }
      for task in refill.record.tasks {
        html.element("p", ["class": "quiet"], "Task for \(task.owner.rawValue): \(task.cause.rawValue)")
      }
      if let reason = refill.record.askedBecause { html.element("p", ["class": "said"], reason) }
      DeskReplies(replies: refill.record.replies, frame: frame).write(&html)
      DeskFacts(refill: refill, patient: row.patient, prescription: row.prescription, frame: frame).write(
        &html)
      let id = Self.box + refill.id.text
      html.element("label", ["for": id]) { html in
        html.open("input", ["type": "checkbox", "id": id, "name": id, "value": String(refill.version)])
        html.text(" I have read this one: approve it")
        html.element("span", ["class": "unseen"], ": \(name)")
      }
    }
  }
}
