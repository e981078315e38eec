package import Refills

/// A connector in a few words, for lists.
package struct ConnectorSummary: Hashable, Sendable {
  package let name: String
  package let summary: String
  /// `by item`, `by search`, `by event feed`, `never`.
  package let asks: [String]
  /// As its file writes it: `bearer`, `oauth2`, `header Authorization`.
  package let signsIn: String
  package let canCancel: Bool
  /// The statuses in which it can; empty: it does not say.
  package let cancelsDuring: [String]
  /// How pushes are checked; nil: none are taken.
  package let push: String?
  /// What it can ever report, in the order of their names.
  package let canReport: [RefillChart.EventKind]

  init(_ connector: Connector, name: String) {
    self.name = name
    summary = connector.summary
    var asks: [String] = []
    if connector.itemAsk != nil { asks.append("by item") }
    if let search = connector.search {
      asks.append((search.manner ?? connector.manner) == .event ? "by event feed" : "by search")
    }
    self.asks = connector.reports ? asks : ["never"]
    signsIn = connector.signInText
    canCancel = connector.canCancel
    cancelsDuring = connector.cancel?.during ?? []
    push = connector.pushText
    canReport = connector.canReport.sorted { $0.rawValue < $1.rawValue }
  }

  /// One line: name, summary, how it asks, signs in, cancels and is pushed to.
  package var text: String {
    [
      name, summary, asks.joined(separator: " and "), "signs in: \(signsIn)",
      canCancel
        ? cancelsDuring.isEmpty ? "can cancel" : "can cancel in \(cancelsDuring.joined(separator: ", "))"
        : "cannot cancel", push.map { "push: \($0)" } ?? "no push",
    ].joined(separator: " · ")
  }

  /// The connectors that come with the service, by name.
  package static func builtIn() throws(FileError) -> [ConnectorSummary] {
    var summaries: [ConnectorSummary] = []
    for name in Connector.builtInNames {
      summaries.append(ConnectorSummary(try Connector.builtIn(name), name: name))
    }
    return summaries
  }
}
