package import Statecharts

/// What was said in answer to something that was asked, for those who decide and who look after the refill.
package struct HeardReply: Hashable, Sendable, Codable {
  /// What was asked.
  package let kind: OpenAction.Kind
  package let reply: ActionReply
  /// Whoever brought it: the patient, staff who heard it, or a system of the clinic.
  package let from: Actor
  package let at: Instant

  package init(kind: OpenAction.Kind, reply: ActionReply, from: Actor, at: Instant) {
    self.kind = kind
    self.reply = reply
    self.from = from
    self.at = at
  }
}

extension KeyedDecodingContainer {
  /// Records that were kept as JSON are older than replies: in them there is none.
  func decode(_ type: [HeardReply].Type, forKey key: Key) throws -> [HeardReply] {
    try decodeIfPresent(type, forKey: key) ?? []
  }
}
