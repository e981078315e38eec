package import Store

/// What one submission comes to: what must be on disk before its answer may be given.
package struct DoorDecision: Sendable {
  /// All of it or nothing; empty where nothing is to be kept.
  package let writes: [Write]
  package let answer: DoorAnswer

  package init(writes: [Write], answer: DoorAnswer) {
    self.writes = writes
    self.answer = answer
  }
}
