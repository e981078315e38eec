package import Refills
package import Statecharts
package import Store

/// A `RefillStore` in memory, for tests of what stands on one. It passes the same suite as the real ones.
package final class MemoryStore: RefillStore, StoreUnderTest {
  var contents = Contents()

  package init() {}

  package var store: any RefillStore { self }

  package func reopen(at now: Instant) {
    contents.opening += 1
    for (index, queued) in contents.queue.enumerated()
    where queued.row.state == .claimed && !queued.row.isOnce {
      contents.queue[index].row = queued.row.changed(to: .waiting)
      contents.queue[index].wakesAt = queued.row.dueAt
    }
  }

  package func refill(_ id: RefillID) -> Refill? { contents.refills[id] }

  package func liveRefill(of prescription: PrescriptionID) -> RefillID? {
    contents.refills.values.first { $0.record.prescription == prescription && $0.isLive }?.id
  }

  package func liveRefills(of patient: PatientID, limit: Int) -> [RefillID] {
    let live = contents.refills.values.filter { $0.record.patient == patient && $0.isLive }
    return Array(live.map(\.id).sorted().prefix(limit))
  }

  package func commit(_ writes: [Write]) throws(StoreError) {
    var next = contents
    for write in writes { try next.apply(write) }
    contents = next
  }

  package func answer(to key: AnswerKey, at now: Instant) -> StoredAnswer? {
    contents.answers[key].flatMap { now < $0.at + StoredAnswer.keptFor ? $0 : nil }
  }

  package func dueTimers(at now: Instant, limit: Int) -> [TimerRow] {
    let due = contents.timers.filter { $0.due <= now }
    return Array(due.sorted { ($0.due, $0.refill) < ($1.due, $1.refill) }.prefix(limit))
  }

  package func nextTimerDue() -> Instant? { contents.timers.map(\.due).min() }

  package func journal(after sequence: Int64, limit: Int) -> [JournalRow] {
    Array(contents.journal.drop { $0.sequence <= sequence }.prefix(limit))
  }

  package func answers(of refill: RefillID) -> [HeardAnswer] { contents.heard[refill] ?? [] }

  package func cursor(of consumer: String) -> Int64 { contents.cursors[consumer] ?? 0 }
}
