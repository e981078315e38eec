/// What the daemon says of itself.
package protocol HealthSource: Sendable {
  /// Nil while everything works; else what does not, for an engineer on call.
  func notReady() -> String?
  /// Counters and gauges by name, with labels already written: `refilld_commits_total`.
  func figures() -> [Figure]
}

/// One line of `/metrics`.
package struct Figure: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case counter, gauge }

  package let name: String
  package let help: String
  package let kind: Kind
  package let labels: [String: String]
  package let value: Double

  package init(_ name: String, _ kind: Kind, help: String, labels: [String: String] = [:], value: Double) {
    self.name = name
    self.help = help
    self.kind = kind
    self.labels = labels
    self.value = value
  }
}
