/// The keys of the desk. A browser takes them together with others (`accesskey`), so that none is pressed by who types or
/// speaks (WCAG 2.2, 2.1.4), and they work without scripts.
enum DeskKey: String, CaseIterable {
  case next = "n"
  case approve = "a"
  case deny = "r"
  case ask = "q"
  case undo = "u"
  case take = "t"
  case search = "s"

  private var what: String {
    switch self {
    case .next: "next to decide"
    case .approve: "approve"
    case .deny: "deny with a reason"
    case .ask: "ask the patient"
    case .undo: "undo"
    case .take: "take it"
    case .search: "search"
    }
  }

  /// Says which there are, and how they are pressed.
  static func write(_ keys: [DeskKey], _ html: inout HTML) {
    if keys.isEmpty { return }
    html.element("p", ["class": "quiet keys"]) { html in
      html.text("Keys: ")
      for (index, key) in keys.enumerated() {
        if index > 0 { html.text(", ") }
        html.element("kbd", key.rawValue.uppercased())
        html.text(" \(key.what)")
      }
      html.text(". Press them with Alt; in Firefox with Alt and Shift; on a Mac with Control and Option.")
    }
  }
}
