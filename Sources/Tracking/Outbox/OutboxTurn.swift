package import Statecharts
package import Store

/// One visit of the queue out to the store: what ended is settled, what was abandoned is found, what may
/// leave is claimed, in this order.
package struct OutboxTurn: Sendable {
  package let settlements: [Settlement]
  /// Most rows to claim; 0: none.
  package let limit: Int

  /// What a visit found.
  package struct Found: Sendable {
    package var claimed: [DispatchRow] = []
    /// Rows that may be sent once only and of which nobody knows what became.
    package var abandoned: [DispatchRow] = []
    /// When the next row may be claimed.
    package var next: Instant?
    /// When it was looked.
    package let at: Instant

    package init(
      claimed: [DispatchRow] = [], abandoned: [DispatchRow] = [], next: Instant? = nil, at now: Instant
    ) {
      self.claimed = claimed
      self.abandoned = abandoned
      self.next = next
      at = now
    }
  }

  package init(settlements: [Settlement], limit: Int) {
    self.settlements = settlements
    self.limit = limit
  }

  package func perform(on store: any RefillStore, at now: Instant) throws(StoreError) -> Found {
    if !settlements.isEmpty {
      // A settlement of an attempt that is no longer the row's changes nothing, and that is right.
      _ = try store.settle(settlements, at: now)
    }
    var found = Found(at: now)
    found.abandoned = try store.abandonedOnceRows(at: now)
    if limit > 0 { found.claimed = try store.claimDispatches(at: now, lease: OutboxLoop.lease, limit: limit) }
    found.next = try store.nextDispatchDue()
    return found
  }
}
