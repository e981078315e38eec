package import Refills
package import Statecharts
package import Store

/// Follows the journal for one consumer: the value that `StreamService` drives.
///
/// Rows go out in the journal's order. What the consumer does not take is parked in the queue out, and so
/// is every later row of that refill as long as one of its rows waits there, so that each refill's rows
/// arrive in order. A crash repeats rows since the last saved cursor, under the same ids, and loses none.
package struct StreamLoop: Sendable {
  /// Most events whose delivery a crash repeats.
  package static let saveEvery = 100
  /// How long the last events of a burst may stay unsaved.
  static let saveAfter = Span.seconds(1)
  /// Rows read at once.
  static let readLimit = 256
  static let pause = Span.seconds(1)

  package enum Input: Sendable {
    case woke
    /// At the start: refills of which rows wait in the queue; not complete: there are more than were read.
    case began(cursor: Int64, waiting: Set<RefillID>, isComplete: Bool)
    case read([JournalRow])
    case ended(DeliveryResult)
    /// Whether rows of the refill still wait in the queue.
    case checked(isWaiting: Bool)
    case parked
    case saved
    /// The store could not.
    case failed
  }

  package enum Action: Sendable {
    case begin
    case read(after: Int64, limit: Int)
    case check(RefillID)
    case deliver(JournalRow)
    /// Park the row and move the cursor on to it, in one transaction.
    case park(JournalRow)
    case save(Int64)
    case sleep(until: Instant?)
  }

  private var hasBegun = false
  /// Everything up to here was delivered or parked.
  private var cursor: Int64 = 0
  private var savedCursor: Int64 = 0
  private var unsavedEvents = 0
  private var unsavedSince: Instant?
  private var rows: ArraySlice<JournalRow> = []
  private var waiting: Set<RefillID> = []
  private var mustCheckAll = false

  package init() {}

  /// What a clean end still has to save; nil: nothing.
  package var unsaved: Int64? { cursor > savedCursor ? cursor : nil }

  package mutating func next(_ input: Input, at now: Instant) -> Action {
    switch input {
    case .woke: break
    case .began(let stored, let refills, let isComplete):
      hasBegun = true
      cursor = stored
      savedCursor = stored
      waiting = refills
      mustCheckAll = !isComplete
    case .read(let read):
      rows = read[...]
      if rows.isEmpty { return rest(at: now) }
    case .ended(.delivered), .ended(.withdrawn): pass(at: now)
    case .ended: return rows.first.map { .park($0) } ?? .read(after: cursor, limit: Self.readLimit)
    case .checked(let isWaiting):
      guard let row = rows.first else { break }
      if isWaiting { return .park(row) }
      waiting.remove(row.entry.refill)
      return .deliver(row)
    case .parked:
      if let row = rows.first { waiting.insert(row.entry.refill) }
      pass(at: now)
      saved()
    case .saved: saved()
    case .failed: return .sleep(until: now + Self.pause)
    }
    return goOn(at: now)
  }

  private mutating func goOn(at now: Instant) -> Action {
    guard hasBegun else { return .begin }
    if unsavedEvents >= Self.saveEvery { return .save(cursor) }
    while let row = rows.first {
      if StreamEvent.isEvent(row) {
        let mustCheck = mustCheckAll || waiting.contains(row.entry.refill)
        return mustCheck ? .check(row.entry.refill) : .deliver(row)
      }
      cursor = row.sequence
      rows.removeFirst()
    }
    if let unsavedSince, now - unsavedSince >= Self.saveAfter { return .save(cursor) }
    return .read(after: cursor, limit: Self.readLimit)
  }

  private mutating func pass(at now: Instant) {
    guard let row = rows.popFirst() else { return }
    cursor = row.sequence
    unsavedEvents += 1
    unsavedSince = unsavedSince ?? now
  }

  private mutating func saved() {
    savedCursor = cursor
    unsavedEvents = 0
    unsavedSince = nil
  }

  private func rest(at now: Instant) -> Action {
    .sleep(until: unsavedSince.map { $0 + Self.saveAfter })
  }
}
