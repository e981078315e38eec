package import Statecharts

/// Which page of a search is asked for next, as the page before said.
package enum SearchPage: Hashable, Sendable {
  /// The first, after counts that said that it is worth it.
  case first
  /// Followed on the endpoint's own origin only.
  case address(String)
  case cursor(String)
  /// Counted from 1.
  case number(Int)
}

extension SearchAsk {
  /// What is asked for a page.
  /// - Parameter page: nil: a round begins.
  package func request(for page: SearchPage?) -> RequestShape {
    page == nil ? counts?.request ?? request : request
  }

  /// What comes after a page; nil at the last one.
  /// - Parameter number: of this answer in its round, counted from 1.
  package func next(after page: JSONValue, number: Int) -> SearchPage? {
    if let counts, number == 1 { return counts.isWorthIt(page) ? .first : nil }
    if let more, more.word(in: page) != "true" { return nil }
    if let next { return next.word(in: page).map(SearchPage.address) }
    if let cursor { return cursor.word(in: page).map(SearchPage.cursor) }
    return more == nil ? nil : .number(counts == nil ? number + 1 : number)
  }

  /// What fills a gap of the request; nil: nothing.
  /// - Parameter page: nil: a round begins.
  package func value(of gap: String, since: Instant, page: SearchPage?) -> JSONValue? {
    switch (gap, page) {
    case ("since", _): sinceFormat.written(since).map(JSONValue.string)
    case ("limit", _): .number(String(limit))
    case ("cursor", .cursor(let text)): .string(text)
    case ("page", .number(let number)): .number(String(number))
    case ("page", nil), ("page", .first): .number("1")
    default: nil
    }
  }

  /// The items of a page, in its order.
  package func items(of page: JSONValue) -> [JSONValue] { items.all(in: page) }
}
