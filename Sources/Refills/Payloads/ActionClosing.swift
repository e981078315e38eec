/// That an open action is done, or is no longer asked.
package struct ActionClosing: Hashable, Sendable, Codable {
  package let kind: OpenAction.Kind
  /// What was said in answer to it; nil: nothing.
  package let reply: ActionReply?

  package init(kind: OpenAction.Kind, reply: ActionReply? = nil) {
    self.kind = kind
    self.reply = reply
  }
}
