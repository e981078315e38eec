package import Refills
package import Statecharts
package import Store
import Synchronization

/// What patients were sent lately. Two rows of one patient that are decided at once see each other here.
///
/// The truth is what stands with the delivered rows of the queue; memory holds what is not settled yet, and saves
/// reading the same patient again and again. A message whose row was settled before ways were written down counts as
/// sent at the time it was due, by a way that is not known.
package final class SentLog: Sendable {
  /// How far back a patient's messages are looked at: the week that texts are counted over, and a day because days
  /// end at the patient's midnight. That an order is late is remembered as long as its rows are.
  package static let horizon = Span.days(Int64(TextCaps.daysAWeek) + 1)
  /// How long a patient is kept in memory after their last message: longer than a row takes to be settled.
  static let kept = Span.hours(1)
  /// Refills of one patient, and rows of one refill, that are looked at.
  static let mostRefills = 50
  static let mostRows = 200

  private let views: any Views
  private let memory = Mutex(Memory())

  private struct Memory {
    /// Patients beyond which those whose messages are all settled go.
    static let usual = 10_000

    var sent: [PatientID: [SentMessage]] = [:]
    /// Messages that some contacts have and others are still to get, with those who have them.
    var taken: [MessageID: [ContactPlace: Instant]] = [:]
    /// Twice what the last pruning left, so that a busy hour does not prune at each message.
    var limit = usual

    mutating func prune(before oldest: Instant) {
      if taken.count >= Self.usual { taken = taken.filter { $0.value.values.contains { $0 > oldest } } }
      guard sent.count >= limit else { return }
      sent = sent.filter { $0.value.contains { $0.at > oldest } }
      limit = max(Self.usual, sent.count * 2)
    }
  }

  package init(_ views: any Views) {
    self.views = views
  }

  /// Decides on what the patient was sent since the horizon, this message itself left out.
  /// - Parameter policy: gives with its decision the message as it will have been sent, if it is to be; it counts as
  ///   sent from then on, until `takeBack`.
  package func decide(
    _ id: MessageID, to patient: PatientID, at now: Instant,
    by policy: ([SentMessage]) -> (PolicyDecision, SentMessage?)
  ) throws(StoreError) -> PolicyDecision {
    let known = memory.withLock { $0.sent[patient] }
    let start = if let known { known } else { try stored(patient, at: now) }
    let oldest = now - Self.horizon
    return memory.withLock { memory in
      var messages = (memory.sent[patient] ?? start)
        .filter { ($0.at > oldest || $0.notice == .late) && $0.id != id }
      let (decision, message) = policy(messages)
      if let message { messages.append(message) }
      memory.prune(before: now - Self.kept)
      memory.sent[patient] = messages
      return decision
    }
  }

  /// The message did not go out, or went another way than it was to: what the store says counts.
  package func forget(_ patient: PatientID) {
    memory.withLock { $0.sent[patient] = nil }
  }

  /// Whoever gets a message at several contacts gets it once at each, however often it is tried.
  func note(_ id: MessageID, takenAt place: ContactPlace, at now: Instant) {
    memory.withLock { memory in
      memory.taken[id, default: [:]][place] = now
      memory.prune(before: now - Self.kept)
    }
  }

  /// When the contact took the message; nil: it has not.
  func taken(_ id: MessageID, at place: ContactPlace) -> Instant? {
    memory.withLock { $0.taken[id]?[place] }
  }

  /// The message did not arrive.
  package func takeBack(_ id: MessageID, to patient: PatientID) {
    memory.withLock { $0.sent[patient]?.removeAll { $0.id == id } }
  }

  /// A refill that has not changed for that long has no row that was sent since the horizon: none waits longer.
  static let stale = Span(milliseconds: horizon.milliseconds + DispatchRow.longestWait.milliseconds)

  private func stored(_ patient: PatientID, at now: Instant) throws(StoreError) -> [SentMessage] {
    var messages: [SentMessage] = []
    for refill in try views.refills(of: patient, limit: Self.mostRefills)
    where refill.changedAt > now - Self.stale {
      for row in try views.dispatches(of: refill.id, limit: Self.mostRows) where row.state == .delivered {
        if let message = SentMessage(row) { messages.append(message) }
      }
    }
    return messages
  }
}

extension SentMessage {
  /// Nil for a row that is no notice, or of which no way is known to have carried it.
  init?(_ row: DispatchRow) {
    guard case .dispatch(.notice(let notice, let isCorrection)) = row.content else { return nil }
    guard let told = row.lastError.flatMap(Told.init) else {
      self.init(
        id: row.id, refill: row.refill, notice: notice, isCorrection: isCorrection,
        at: max(row.createdAt, row.dueAt))
      return
    }
    let ways = told.ways.filter { !$0.hasFailed }
    guard let last = ways.map(\.at).max() else { return nil }
    self.init(
      id: row.id, refill: row.refill, notice: notice, isCorrection: isCorrection, at: last,
      channels: Set(ways.map(\.channel)), promise: told.promise, saysMore: told.saysMore)
  }
}
