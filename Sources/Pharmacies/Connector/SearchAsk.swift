import Curl
import Refills
import Statecharts

/// How to ask what changed since some time, page by page.
package struct SearchAsk: Hashable, Sendable {
  static let gaps: Set<String> = ["since", "limit", "cursor", "page"]
  /// How far each search reaches back behind the last: indexes of servers lag by minutes.
  static let defaultOverlap = Span.minutes(10)
  /// How often each item is asked about by itself all the same: searches by time miss changes.
  static let defaultSweep = Span.hours(6)
  /// Items on a page; servers cap it as they like.
  static let defaultLimit = 100

  let request: RequestShape
  /// Asked first; nil: the pages are asked for at once.
  let counts: CountsAsk?
  /// Where the items stand on a page.
  let items: JSONPath
  /// Where the address of the next page stands; followed on the endpoint's own origin only.
  let next: JSONPath?
  /// Where the cursor of the next page stands; it may be the id of a page's last item.
  let cursor: JSONPath?
  /// Where it stands whether there is another page; nil: a cursor or an address says so.
  let more: JSONPath?
  /// Whether the pages say what is now or what happened; nil: as the connector's other answers do.
  let manner: Report.Manner?
  /// How a time is written in a query.
  let sinceFormat: TimeFormat
  let overlap: Span
  let sweep: Span
  let limit: Int

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(
      RequestShape.keys.union([
        "counts", "items", "next", "cursor", "more", "manner", "since", "overlap", "sweep", "limit",
      ]))
    request = try RequestShape(mapping, method: .get, gaps: Self.gaps)
    counts = try mapping.optional("counts", CountsAsk.init)
    items = try mapping.required("items").path()
    next = try mapping.optional("next") { value throws(FileError) in try value.path() }
    cursor = try mapping.optional("cursor") { value throws(FileError) in try value.path() }
    more = try mapping.optional("more") { value throws(FileError) in try value.path() }
    manner = try mapping.optional("manner") { value throws(FileError) in try value.manner() }
    sinceFormat =
      try mapping.optional("since") { value throws(FileError) in try value.writtenTime() }
      ?? .rfc3339
    overlap =
      try mapping.optional("overlap") { value throws(FileError) in try value.span() } ?? Self.defaultOverlap
    sweep = try mapping.optional("sweep") { value throws(FileError) in try value.span() } ?? Self.defaultSweep
    limit =
      try mapping.optional("limit") { value throws(FileError) in try value.number(in: 1...10_000) }
      ?? Self.defaultLimit
    if next != nil, cursor != nil {
      throw value.refusal("Pages are found by “next” or by “cursor”, not by both.")
    }
    if request.uses("page"), more == nil {
      throw value.refusal(
        "Pages are numbered, and nothing says when they end: add “more”, such as more: hasNext.", .missingKey)
    }
    if request.uses("cursor") != (cursor != nil) {
      throw value.refusal("Write {cursor} into the query and its place under “cursor”, or neither.")
    }
  }
}
