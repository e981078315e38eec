/// That an open action is done, or is no longer asked.
package struct ActionClosing: Hashable, Sendable, Codable {
  package let kind: OpenAction.Kind

  package init(kind: OpenAction.Kind) {
    self.kind = kind
  }
}
