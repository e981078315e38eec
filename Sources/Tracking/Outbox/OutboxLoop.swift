import Refills
package import Statecharts
package import Store

/// Decides what leaves, what is tried again and what is given up: the value that `OutboxService` and the
/// simulation both drive.
///
/// A row that may be sent once only is never sent again when nobody knows what became of it: the door is
/// told first, then the row is settled, so that a crash between the two tells it twice and never not at
/// all.
package struct OutboxLoop: Sendable {
  /// How long a claim holds: longer than any delivery may take.
  package static let lease = Span.seconds(60)
  /// When a delivery is called off, so that its end is settled inside the lease.
  package static let deliveryLimit = Span.seconds(50)
  /// Most deliveries at once: what one connection pool and one set of channels serve without queueing.
  package static let inFlightLimit = 64
  private static let cutShort = "The attempt was cut short; nobody knows whether it arrived."
  /// Pause after the store could not do it, and where a row is due that cannot be claimed: no busy waiting.
  static let pause = Span.seconds(1)

  package enum Input: Sendable {
    /// The start, the end of a sleep, or a commit that made dispatches.
    case woke
    case ended([(row: DispatchRow, result: DeliveryResult)])
    /// What the door answered to `bring`, in its order.
    case brought([DoorAnswer])
    case turned(OutboxTurn.Found)
    /// The store could not.
    case failed
  }

  package enum Action: Sendable {
    case deliver(DispatchRow)
    /// Send these through the door.
    case bring([OrderNews])
    case turn(OutboxTurn)
    case sleep(until: Instant?)
    /// Nothing is under way any more, and nothing is claimed.
    case end
  }

  /// Nothing is claimed while the time is not believed.
  package var isHeld = false
  /// Nothing is claimed any more; what is under way is still settled.
  package var isClosing = false

  private var randomness: any RandomNumberGenerator & Sendable
  private var inFlight: [MessageID: DispatchRow] = [:]
  /// Until when claims of rows hold that may be sent once only.
  private var leases: [MessageID: Instant] = [:]
  /// Given up by the store while their delivery still ran: its end changes nothing.
  private var abandoned: Set<MessageID> = []
  private var news: [OrderNews] = []
  /// Ready to be settled, and those that wait until the door knows.
  private var unsettled: [Settlement] = []
  private var asked: [Settlement] = []

  package init(randomness: any RandomNumberGenerator & Sendable) {
    self.randomness = randomness
  }

  package mutating func next(_ input: Input, at now: Instant) -> [Action] {
    switch input {
    case .woke: break
    case .ended(let ends):
      for (row, result) in ends { end(row, result, at: now) }
    case .brought(let answers):
      // All again: what was taken before changes nothing the second time.
      if answers.contains(where: \.mayBeTriedAgain) { return paused(at: now) }
      news = []
    case .turned(let found): return turned(found, at: now)
    case .failed: return paused(at: now)
    }
    if !news.isEmpty { return [.bring(news)] }
    let isIdle = inFlight.isEmpty && unsettled.isEmpty
    if isClosing, isIdle { return [.end] }
    return [turn()]
  }

  private mutating func turn() -> Action {
    asked = unsettled
    return .turn(OutboxTurn(settlements: asked, limit: room))
  }

  /// Without a store there is nothing to wait for at the end: leases and the next start find what is not
  /// settled.
  private func paused(at now: Instant) -> [Action] {
    isClosing ? [.end] : [.sleep(until: now + Self.pause)]
  }

  private var room: Int { isHeld || isClosing ? 0 : Self.inFlightLimit - inFlight.count }

  private mutating func turned(_ found: OutboxTurn.Found, at now: Instant) -> [Action] {
    unsettled.removeFirst(asked.count)
    asked = []
    for row in found.abandoned {
      leases[row.id] = nil
      if inFlight[row.id] != nil { abandoned.insert(row.id) }
      if let unknown = OrderNews.unknown(row, because: Self.cutShort) { news.append(unknown) }
      unsettled.append(
        Settlement(id: row.id, attempt: row.attempt, result: .unknown(error: Self.cutShort)))
    }
    var actions: [Action] = []
    for row in found.claimed {
      // Claimed again while the last try still runs: its end settles this claim.
      if inFlight.updateValue(row, forKey: row.id) == nil { actions.append(.deliver(row)) }
      if row.isOnce { leases[row.id] = now + Self.lease }
    }
    if !news.isEmpty { return actions + [.bring(news)] }
    if !unsettled.isEmpty { return actions + [turn()] }
    if isClosing, inFlight.isEmpty { return actions + [.end] }
    return actions + [.sleep(until: wake(found, at: now))]
  }

  private func wake(_ found: OutboxTurn.Found, at now: Instant) -> Instant? {
    var moments = [leases.values.min()]
    if isHeld {
      moments.append(now + ClockGate.checkEvery)
    } else if room > 0 {
      // What was due when we looked and was not claimed cannot be claimed now.
      moments.append(found.next.map { $0 > found.at ? $0 : now + Self.pause })
    }
    return moments.compactMap { $0 }.min()
  }

  private mutating func end(_ delivered: DispatchRow, _ result: DeliveryResult, at now: Instant) {
    let row = inFlight.removeValue(forKey: delivered.id) ?? delivered
    leases[row.id] = nil
    if abandoned.remove(row.id) != nil { return }
    unsettled.append(Settlement(id: row.id, attempt: row.attempt, result: settle(row, result, at: now)))
  }

  private mutating func settle(
    _ row: DispatchRow, _ result: DeliveryResult, at now: Instant
  ) -> Settlement.Result {
    switch result {
    case .delivered: return .delivered
    case .told(let how): return .told(how)
    case .withdrawn(let reason): return .withdrawn(reason: reason)
    case .notBefore(let milliseconds, let reason):
      let wait = min(max(milliseconds, Self.pause.milliseconds), DispatchRow.longestWait.milliseconds)
      return .again(at: now + .milliseconds(wait), error: reason, counts: false)
    case .failed(let error, let after): return again(row, error, after: after, at: now)
    case .rejected(let error): return giveUp(row, error)
    case .unknown(let error):
      guard row.isOnce else { return again(row, error, after: nil, at: now) }
      if let unknown = OrderNews.unknown(row, because: error) { news.append(unknown) }
      return .unknown(error: error)
    }
  }

  private mutating func again(
    _ row: DispatchRow, _ error: String, after: Int64?, at now: Instant
  ) -> Settlement.Result {
    guard let moment = row.ladder.again(after: row.attempt, asked: after, at: now, using: &randomness) else {
      return giveUp(row, error)
    }
    return .again(at: moment, error: error, counts: true)
  }

  private mutating func giveUp(_ row: DispatchRow, _ error: String) -> Settlement.Result {
    if let given = OrderNews.givenUp(row, because: error) { news.append(given) }
    return .dead(error: error)
  }
}
