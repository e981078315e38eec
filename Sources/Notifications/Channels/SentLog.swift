package import Refills
package import Statecharts
package import Store
import Synchronization

/// What patients were sent lately. Two rows of one patient that are decided at once see each other here.
///
/// Kept in memory; a patient of whom nothing is known yet is read from the delivered rows of the queue, whose
/// due time stands for the moment of sending. After a restart a window may so be off by the length of a
/// sending.
package final class SentLog: Sendable {
  /// How far back a patient's messages are kept: the longest window that a policy may look at.
  package static let horizon = Span.hours(1)
  /// Refills of one patient, and rows of one refill, that are looked at when the memory is built again.
  static let mostRefills = 50
  static let mostRows = 200

  private let views: any Views
  private let memory = Mutex(Memory())

  private struct Memory {
    /// Patients beyond which those whose messages are all too old go.
    static let usual = 10_000

    var sent: [PatientID: [SentMessage]] = [:]
    /// Twice what the last pruning left, so that a busy hour does not prune at each message.
    var limit = usual

    mutating func prune(before oldest: Instant) {
      guard sent.count >= limit else { return }
      sent = sent.filter { $0.value.contains { $0.at > oldest } }
      limit = max(Self.usual, sent.count * 2)
    }
  }

  package init(_ views: any Views) {
    self.views = views
  }

  /// Decides on what the patient was sent since the horizon, this message itself left out. If the decision is
  /// to send, the message counts as sent from now on, until `takeBack`.
  package func decide(
    _ message: SentMessage, to patient: PatientID, by policy: ([SentMessage]) -> PolicyDecision
  ) throws(StoreError) -> PolicyDecision {
    let known = memory.withLock { $0.sent[patient] }
    let start = if let known { known } else { try stored(patient) }
    let oldest = message.at - Self.horizon
    return memory.withLock { memory in
      var messages = (memory.sent[patient] ?? start).filter { $0.at > oldest && $0.id != message.id }
      let decision = policy(messages)
      if case .send = decision { messages.append(message) }
      memory.prune(before: oldest)
      memory.sent[patient] = messages
      return decision
    }
  }

  /// The message did not arrive.
  package func takeBack(_ id: MessageID, to patient: PatientID) {
    memory.withLock { $0.sent[patient]?.removeAll { $0.id == id } }
  }

  private func stored(_ patient: PatientID) throws(StoreError) -> [SentMessage] {
    var messages: [SentMessage] = []
    for refill in try views.refills(of: patient, limit: Self.mostRefills) {
      for row in try views.dispatches(of: refill.id, limit: Self.mostRows) where row.state == .delivered {
        guard case .dispatch(.notice(let notice, _)) = row.content else { continue }
        messages.append(
          SentMessage(id: row.id, refill: refill.id, notice: notice, at: max(row.createdAt, row.dueAt)))
      }
    }
    return messages
  }
}
