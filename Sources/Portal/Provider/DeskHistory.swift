import Refills
import Store

/// What happened to a refill, and what was sent because of it, the newest first.
struct DeskHistory {
  let journal: [JournalRow]
  let dispatches: [DispatchRow]
  /// Of staff, by their ids.
  let names: [String: String]
  let frame: DeskFrame

  func events(_ html: inout HTML) {
    html.element("ol", ["class": "way"]) { html in
      for row in journal.reversed() {
        let entry = row.entry
        html.element("li") { html in
          html.time(entry.at, in: frame.zone, .english)
          html.element("strong", entry.kind.rawValue)
          html.text(" by \(entry.sender.actor.rawValue) \(names[entry.sender.name] ?? entry.sender.name)")
          if let refusal = entry.refusal {
            html.text(" ")
            html.element("span", ["class": "bad"], "changed nothing: \(refusal)")
          } else if let from = entry.from.first, let to = entry.to.first, from != to {
            html.element("span", ["class": "quiet"], " \(from.spacedWords) → \(to.spacedWords)")
          }
        }
      }
    }
  }

  func messages(_ html: inout HTML) {
    guard !dispatches.isEmpty else {
      html.element("p", ["class": "quiet"], "None.")
      return
    }
    for row in dispatches.reversed() {
      html.element("p", ["class": "quiet"]) { html in
        html.time(row.createdAt, in: frame.zone, .english)
        html.text(" \(Self.what(row)): \(row.state.rawValue)\(row.lastError.map { ", " + $0 } ?? "")")
      }
    }
  }

  /// What a row of the queue out is, for people.
  static func what(_ row: DispatchRow) -> String {
    switch row.content {
    case .dispatch(.notice(let notice, _)): "notice “\(notice.rawValue.spacedWords)”"
    case .dispatch(.pharmacy(let errand, let endpoint)): "\(errand.rawValue.spacedWords) to \(endpoint)"
    case .stream(let consumer, _): "event for \(consumer)"
    }
  }
}
