import Foundation
import Refills
import Statecharts

/// A refill's thread on the desk: with the notes, who looks after it, and the forms that its chart allows.
struct DeskThreadView {
  let refill: RefillID
  let thread: Conversation?
  /// Names of staff by id.
  let names: [String: String]
  let actors: Set<Actor>
  let zone: TimeZone

  func write(_ html: inout HTML) {
    html.element("h2", ["id": "thread"], "Thread")
    guard let thread else {
      html.element("p", ["class": "quiet"], "Nobody has written.")
      form(.threadAnswered, "Write to the patient", 0, &html)
      form(.threadNoted, "Note for staff", 0, &html)
      return
    }
    html.element("p", ["class": "quiet"], state(of: thread))
    html.element("ol", ["class": "thread card"]) { html in
      for entry in thread.facts.entries { write(entry, &html) }
    }
    form(.threadAnswered, "Answer the patient", thread.version, &html)
    form(.threadNoted, "Note for staff", thread.version, &html)
    html.element("div", ["class": "row"]) { html in
      button(.threadTaken, "I look after it", thread, &html)
      button(.threadClosed, "Close the thread", thread, &html)
    }
  }

  private func state(of thread: Conversation) -> String {
    let owner = thread.facts.owner.map { names[$0.text] ?? $0.text }
    return switch thread.state {
    case .quiet: "Only notes."
    case .new: "Waits for an answer."
    case .owned: "Waits for an answer. \(owner ?? "Somebody") looks after it."
    case .answered: "Answered."
    case .reopened: "The patient wrote again."
    case .over: "Closed."
    }
  }

  private func write(_ entry: ThreadEntry, _ html: inout HTML) {
    let (style, who) =
      switch entry.side {
      case .patient: ("theirs", "The patient")
      case .clinic: ("mine", names[entry.by] ?? entry.by)
      case .note: ("inside", "Note by \(names[entry.by] ?? entry.by)")
      }
    html.element("li", ["class": style]) { html in
      html.element("p", ["class": "quiet"]) { html in
        html.text(who + ", ")
        html.time(entry.at, in: zone, .english)
      }
      html.element("p", ["class": "said"], entry.text)
    }
  }

  private func form(_ kind: ThreadChart.EventKind, _ title: String, _ version: Int64, _ html: inout HTML) {
    guard !actors.isDisjoint(with: kind.actors) else { return }
    html.element("details") { html in
      html.element("summary", title)
      html.element("form", ["method": "post", "action": "/desk/refills/\(refill)/thread"]) { html in
        hidden(kind, version, &html)
        html.element("label", ["for": kind.rawValue], title)
        html.element(
          "textarea",
          [
            "id": kind.rawValue, "name": "text", "rows": "3", "required": "",
            "maxlength": "\(ThreadWords.longest)",
          ], "")
        html.element("p") { $0.element("button", title) }
      }
    }
  }

  private func button(
    _ kind: ThreadChart.EventKind, _ title: String, _ thread: Conversation, _ html: inout HTML
  ) {
    guard thread.state.handled.contains(kind), !actors.isDisjoint(with: kind.actors) else { return }
    html.element("form", ["method": "post", "action": "/desk/refills/\(refill)/thread"]) { html in
      hidden(kind, thread.version, &html)
      html.element("button", ["class": "second"], title)
    }
  }

  private func hidden(_ kind: ThreadChart.EventKind, _ version: Int64, _ html: inout HTML) {
    html.hidden("type", kind.rawValue)
    html.hidden("version", String(version))
  }
}
