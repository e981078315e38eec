/// How a page that stays open stays true, where scripts may run: it asks for itself again when there is news and now and
/// then, and says so to whoever only hears it. Without scripts it stands still, and says as of when.
struct PageLife {
  /// Seconds after which it asks for itself again.
  let every: Int
  /// Where news of it is announced; empty: nowhere.
  let news: String
  /// What is said when something is new.
  let said: String

  var attributes: HTML.Attributes {
    ["id": "main", "data-every": String(every), "data-news": news, "data-said": said]
  }

  /// Stands outside of what is replaced, and empty: only what changes in it is read aloud.
  func announcement(_ html: inout HTML) {
    html.element("p", ["id": "news", "class": "unseen", "role": "status"], "")
  }
}
