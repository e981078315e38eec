package import Refills
import Statecharts

/// How one kind of pharmacy system is asked and understood, as its file says. It knows no address and no secret:
/// those are an endpoint's.
package struct Connector: Hashable, Sendable {
  /// The file it was read from, for messages.
  package let file: String
  package let summary: String
  /// Whether it speaks as a pharmacy or as a carrier.
  package let source: Report.Source
  /// Whether its answers say what is now or what happened.
  package let manner: Report.Manner
  /// False where these pharmacies never say what becomes of a fill.
  package var reports: Bool { !canReport.isEmpty }
  /// All that these pharmacies can ever say, whatever becomes of a fill: no clock waits for anything else.
  package let canReport: Set<RefillChart.EventKind>
  package let signIn: SignIn
  /// How it signs in and how pushes are checked, in the file's own words.
  let signInText: String
  let pushText: String?
  /// Sent with every request.
  package let headers: [String: String]
  /// How times are written, tried in order.
  package let times: [TimeFormat]
  package let itemAsk: ItemAsk?
  package let search: SearchAsk?
  package let item: ItemShape
  package let statuses: StatusMap
  /// What makes two answers about an item the same.
  let comparison: Comparison
  package let contradictions: [Contradiction]
  /// Where something stands in an answer that says “it failed” in spite of its HTTP status.
  package let failure: [JSONPath]
  package let order: OrderShape?
  package let readBack: ReadBackShape?
  package let cancel: CancelShape?
  package let push: PushShape?
  package let limits: Limits

  /// Reads a connector's file.
  /// - Parameter file: its name, for messages.
  package init(yaml: String, file: String) throws(FileError) {
    let all = try FileValue(yaml: yaml, file: file).mapping([
      "summary", "source", "manner", "reports", "can-report", "sign-in", "headers", "times", "ask", "item",
      "statuses",
      "ignore-case", "compare", "contradictions", "failure", "order", "read-back", "cancel", "push", "limits",
    ])
    self.file = file
    summary = try all.required("summary").text()
    source = try all.required("source").source()
    manner = try all.optional("manner") { value throws(FileError) in try value.manner() } ?? .read
    signIn = try all.optional("sign-in", SignIn.init) ?? .none
    signInText = try all.optional("sign-in") { value throws(FileError) in try value.words() } ?? "nothing"
    pushText = try all.optional("push") { value throws(FileError) in
      try value.table().optional("check") { value throws(FileError) in try value.words() } ?? "taken"
    }
    headers = try all.optional("headers") { value throws(FileError) in try value.headers() } ?? [:]
    times = try all.optional("times") { value throws(FileError) in try value.times() } ?? [.rfc3339, .date]
    let ask = try all.optional("ask") { value throws(FileError) in try value.mapping(["item", "search"]) }
    itemAsk = try ask?.optional("item", ItemAsk.init)
    search = try ask?.optional("search", SearchAsk.init)
    item = try ItemShape(try all.required("item"))
    let ignoresCase = try all.optional("ignore-case") { value throws(FileError) in try value.flag() } ?? false
    statuses = try StatusMap(try all.required("statuses"), from: source, ignoresCase: ignoresCase)
    canReport = try Self.canReport(all, statuses)
    comparison =
      try all.optional("compare") { value throws(FileError) in try value.word(Comparison.self) } ?? .content
    contradictions =
      try all.optional("contradictions") { value throws(FileError) in try Contradiction.list(value) } ?? []
    failure = try all.optional("failure") { value throws(FileError) in try value.paths() } ?? []
    order = try all.optional("order", OrderShape.init)
    readBack = try all.optional("read-back", ReadBackShape.init)
    cancel = try all.optional("cancel", CancelShape.init)
    push = try all.optional("push", PushShape.init)
    limits =
      try all.optional("limits") { value throws(FileError) in try Limits(value, over: .standard) }
      ?? .standard
    if reports, itemAsk == nil, search == nil {
      throw all.place.refusal(
        "It reports, and “ask” does not say how to ask: add item or search.", .missingKey)
    }
  }

  /// What “can-report” lists, else all that a status maps to; nothing where “reports” is false.
  private static func canReport(
    _ all: FileMapping, _ statuses: StatusMap
  ) throws(FileError) -> Set<RefillChart.EventKind> {
    let reports = try all.optional("reports") { value throws(FileError) in try value.flag() }
    guard reports ?? true else { return [] }
    return try all.optional("can-report") { value throws(FileError) in
      try value.events(among: statuses.events) { "No status maps to “\($0)”, so it can never be reported." }
    } ?? statuses.events
  }

  /// What sends its news through the door.
  package var actor: Actor { source == .carrier ? .carrier : .pharmacy }

  /// Whether an order can be taken back over its interface. Where not, a person calls.
  package var canCancel: Bool { cancel != nil }
}
