package import Refills
package import Statecharts
package import Store

/// Follows the stream for one consumer: the value that `StreamService` and the simulation both drive.
///
/// Several rows are out at once, of each refill only the oldest that is not done. The cursor stands before the oldest
/// row that is neither taken nor parked, so that a crash repeats rows under the same ids and loses none.
///
/// What fails is judged by how others end. While none is taken the consumer is away: it is tried with one row at a time,
/// at the steps of a ladder, and disabled at its end; the cursor stays where it is. A row that fails again and again
/// although others are taken is what the consumer minds: it is parked in the queue out, and so is every later row of its
/// refill as long as one of its rows waits there.
package struct StreamLoop: Sendable {
  /// Most rows that were taken and whose taking is not saved yet.
  package static let saveEvery = 256
  /// How long the last events of a burst may stay unsaved.
  static let saveAfter = Span.seconds(1)
  /// Rows of the journal that are read at once.
  static let readLimit = 256
  /// Rows after the cursor that are held in memory; one that is not taken holds up no more than these.
  package static let windowLimit = 1_024
  /// Rows that are handed over for each place that the consumer has, so that a place that falls free finds one.
  static let rowsPerPlace = 4
  static let pause = Span.seconds(1)
  /// How long an end waits for what is out. Less than the daemon's own patience.
  static let lastWait = Span.seconds(5)

  package enum Input: Sendable {
    /// The start, or a commit with events: the journal is read on.
    case woke
    /// At the start: refills of which rows wait in the queue; not complete: there are more than were read.
    case began(cursor: Int64, waiting: Set<RefillID>, isComplete: Bool)
    case read(StreamPage)
    /// None: it has slept long enough, or was woken for something else.
    case ended([StreamEnding])
    /// The rows of the refill that still wait in the queue.
    case checked(waiting: Set<Int64>)
    case parked
    case saved
    /// A person wants it to go on.
    case enabled
    /// The consumer said elsewhere that it wants no more.
    case gone(String)
    /// The store could not.
    case failed
  }

  /// `deliver` is answered by `ended` at some time; of the others there is one, the last, and its answer is waited for.
  package enum Action: Sendable {
    case begin
    case read(after: Int64, limit: Int)
    case check(RefillID)
    case deliver([StreamRow])
    case park([StreamRow])
    case save(Int64)
    case sleep(until: Instant?)
    case end
  }

  /// Nothing more is handed over; it ends when nothing is out, or soon.
  package var isClosing = false

  let places: Int
  var randomness: any RandomNumberGenerator & Sendable
  var window: StreamWindow?
  private var savedCursor: Int64 = 0
  var unsavedEvents = 0
  var unsavedSince: Instant?
  private var closingSince: Instant?
  private var hasReadAll = false
  /// Refills of which rows wait in the queue, as far as it is known.
  var waiting: Set<RefillID> = []
  var mustCheckAll = false
  var checking: StreamRow?
  /// Looked up, and free to go.
  var cleared: StreamRow?
  var parking: [StreamRow] = []
  var trouble: StreamTrouble?
  /// The consumer asked to be left alone until then.
  var askedUntil: Instant?
  var disabled: (since: Instant, reason: String)?

  /// - Parameter places: how many events the consumer takes at once.
  package init(places: Int = 1, randomness: any RandomNumberGenerator & Sendable) {
    self.places = max(1, places)
    self.randomness = randomness
  }

  /// What a clean end still has to save; nil: nothing.
  package var unsaved: Int64? {
    guard let cursor = window?.cursor, cursor > savedCursor else { return nil }
    return cursor
  }

  package var status: StreamStatus {
    let cursor = window?.cursor ?? 0
    if let disabled { return StreamStatus(.disabled(since: disabled.since, disabled.reason), cursor: cursor) }
    guard let trouble else { return StreamStatus(cursor: cursor) }
    return StreamStatus(
      .failing(since: trouble.since, next: trouble.until, trouble.reason), cursor: cursor)
  }

  package mutating func next(_ input: Input, at now: Instant) -> [Action] {
    switch input {
    case .woke: hasReadAll = false
    case .began(let cursor, let refills, let isComplete):
      window = StreamWindow(after: cursor)
      savedCursor = cursor
      waiting = refills
      mustCheckAll = !isComplete
    case .read(let page):
      hasReadAll = page.isLast
      window?.append(page)
    case .ended(let endings):
      for ending in endings { end(ending, at: now) }
    case .checked(let sequences): check(sequences, at: now)
    case .parked: parked(at: now)
    case .saved:
      savedCursor = savingCursor
      unsavedEvents = 0
      unsavedSince = nil
    case .enabled:
      (disabled, trouble, askedUntil) = (nil, nil, nil)
      // Its failures were the consumer's: they are no strikes.
      while let row = window?.takeFailed() { window?.putBack(row.sequence) }
    case .gone(let reason): disable(reason, at: now)
    case .failed: return [isClosing ? .end : .sleep(until: now + Self.pause)]
    }
    guard window != nil else { return [isClosing ? .end : .begin] }
    let rows = handOut(at: now)
    return (rows.isEmpty ? [] : [.deliver(rows)]) + [turn(at: now)]
  }

  private var savingCursor: Int64 = 0

  private mutating func turn(at now: Instant) -> Action {
    if !parking.isEmpty { return .park(parking) }
    if let checking { return .check(checking.refill) }
    if isClosing { return close(at: now) }
    if let unsaved,
      unsavedEvents >= Self.saveEvery || unsavedSince.map({ now - $0 >= Self.saveAfter }) ?? false
        || unsaved - savedCursor >= Self.skippedLimit
    {
      return save(unsaved)
    }
    if let window, disabled == nil, !hasReadAll, window.count + Self.readLimit <= Self.windowLimit {
      return .read(after: window.end, limit: Self.readLimit)
    }
    return .sleep(until: wake(at: now))
  }

  /// Rows of the journal that are no events are passed over without saving; so many are not read again at a start.
  private static let skippedLimit: Int64 = 10_000

  private mutating func save(_ cursor: Int64) -> Action {
    savingCursor = cursor
    return .save(cursor)
  }

  private mutating func close(at now: Instant) -> Action {
    let since = closingSince ?? now
    closingSince = since
    guard window?.out == 0 || now - since >= Self.lastWait else {
      return .sleep(until: since + Self.lastWait)
    }
    return unsaved.map { save($0) } ?? .end
  }

  private func wake(at now: Instant) -> Instant? {
    var moments = [unsaved == nil ? nil : unsavedSince.map { $0 + Self.saveAfter }]
    if let window, disabled == nil, window.hasMore, window.out == 0 {
      moments.append([askedUntil, trouble?.until].compactMap { $0 }.max().flatMap { $0 > now ? $0 : nil })
    } else if let askedUntil, window?.hasMore == true, disabled == nil, askedUntil > now {
      moments.append(askedUntil)
    }
    return moments.compactMap { $0 }.min()
  }
}
