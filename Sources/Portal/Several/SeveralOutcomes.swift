import Refills

/// What became of each that was confirmed.
struct SeveralOutcomes {
  struct One {
    /// As it is now.
    let refill: Refill
    /// Nil: it is approved.
    let refusal: Problem?
  }

  let all: [One]
  /// In the same order.
  let rows: [QueueRow]

  func write(_ html: inout HTML) {
    let approved = all.count { $0.refusal == nil }
    html.element("h1", "\(approved) of \(all.count) approved")
    html.element("p") { html in
      html.element("a", ["href": SeveralPage.path, "accesskey": DeskKey.next.rawValue], "The next ones")
      html.text(" · ")
      html.element("a", ["href": "/desk"], "The whole queue")
    }
    if all.isEmpty { html.element("p", ["class": "note"], "None was confirmed.") }
    for (one, row) in zip(all, rows) { write(one, row, &html) }
    DeskKey.write([.next], &html)
  }

  private func write(_ one: One, _ row: QueueRow, _ html: inout HTML) {
    let name = row.patient?.name ?? "erased"
    html.element("section", ["class": "card"]) { html in
      html.element("h2") { $0.element("a", ["href": "/desk/refills/\(one.refill.id)"], name) }
      html.element("p", row.prescription?.drug ?? "erased")
      guard let refusal = one.refusal else {
        html.element("p", ["class": "good"], "Approved.")
        DecisionForms.form(.providerUndo, one.refill, style: nil, &html) { html in
          html.element("button", ["class": "second"]) { html in
            html.text("Undo the decision")
            html.element("span", ["class": "unseen"], ": \(name)")
          }
        }
        return
      }
      html.element("p", ["class": "note"], "Not approved. \(refusal.detail)")
    }
  }
}
