import Refills
import Statecharts
import Store

extension Lane {
  /// What the door made of news.
  enum Settled {
    /// It is done with this content, whether or not it moved anything.
    case taken
    /// The content counts later: it is asked for again then.
    case later(Instant)
    /// The system takes back what it said: it is asked a second time, past caches.
    case doubted
    /// Nothing was written: the next reading brings it again.
    case lost
  }

  mutating func settle(_ refill: RefillID, _ observation: Observation, _ settled: Settled, at now: Instant) {
    let digest = ContentDigest(stored: observation.digest)
    guard let slot = watch.slot(of: RefillKey(refill)) else { return }
    if case .taken = settled, watch[slot].id == observation.item {
      // Even if something else was read since: what that may step back to is this.
      watch[slot].settled = digest
      markDirty(slot)
    }
    guard watch[slot].seen == digest else { return }
    switch settled {
    case .taken: break
    case .later(let moment):
      guard endpoint.connector.itemAsk != nil else { return forget(slot) }
      var oddity = watch.oddity(of: slot)
      oddity.recallAt = moment
      watch.setOddity(oddity, of: slot)
      plan(slot, at: now, notLaterThan: watch[slot].dueAt.ifAny)
    case .doubted:
      forget(slot)
      watch[slot].isToConfirm = true
      var oddity = watch.oddity(of: slot)
      oddity.doubted = digest
      watch.setOddity(oddity, of: slot)
      askAgain(slot, at: now, pastCaches: true)
    case .lost:
      forget(slot)
      // A search would not bring it again before its overlap is over.
      askAgain(slot, at: now + endpoint.rhythm.soon)
    }
  }

  mutating func forget(_ slot: Int) {
    var oddity = watch.oddity(of: slot)
    oddity.recallAt = nil
    watch.setOddity(oddity, of: slot)
    if watch[slot].settled == .none, watch[slot].seen != .none { tally.unread += 1 }
    watch[slot].seen = watch[slot].settled
    watch[slot].body = .none
    watch[slot].validator = ""
  }

  private mutating func askAgain(_ slot: Int, at moment: Instant, pastCaches: Bool = false) {
    if endpoint.connector.itemAsk != nil {
      watch[slot].isWantedAgain = true
      schedule(slot, at: moment)
    } else if let search {
      // Only a search reaches the item: the next round begins where the last one did.
      let reach = endpoint.connector.search?.overlap ?? .zero
      self.search?.mark.cursor = search.mark.cursor.flatMap(Int64.init).map {
        String($0 - reach.milliseconds)
      }
      self.search?.dueAt = min(search.dueAt, moment)
      if pastCaches { askPastCaches(slot) }
      self.search?.body = .none
    }
  }

  /// The next question that reaches the item goes past caches.
  mutating func askPastCaches(_ slot: Int) {
    if endpoint.connector.itemAsk == nil {
      search?.isPastCaches = true
      sweep?.isPastCaches = true
    } else if !watch[slot].isInFlight {
      watch[slot].isWantedAgain = true
      schedule(slot, at: watch[slot].askedAt)
    }
  }

  /// What was asked in vain, through no fault of its own, is asked again at once.
  mutating func repeatAtOnce(_ subject: Subject, at now: Instant) {
    switch subject {
    case .token: break
    case .item(let slot, let refill):
      // The refill may have gone, and another have taken its slot.
      guard watch.holds(refill, in: slot) else { break }
      watch[slot].isInFlight = false
      schedule(slot, at: now)
    case .search, .sweep:
      let place: Search = subject == .search ? \.search : \.sweep
      self[keyPath: place]?.isInFlight = false
      self[keyPath: place]?.dueAt = now
    }
  }

  /// A push said that there may be news: the next question comes forward, once for any number of pushes.
  /// - Parameter id: nil: anything at this endpoint.
  mutating func hint(_ id: String?, at now: Instant) {
    if let slot = id.flatMap({ watch.slot(id: $0) }), endpoint.connector.itemAsk != nil {
      watch[slot].isWantedAgain = true
      if !watch[slot].isInFlight {
        let moment = max(now, watch[slot].askedAt + Self.leastGap)
        if watch[slot].dueAt == .never || moment < watch[slot].dueAt { schedule(slot, at: moment) }
      }
    } else if let search {
      if search.isInFlight || search.round != nil { self.search?.isWantedAgain = true }
      let moment = max(now, search.mark.readAt.map { $0 + Self.leastGap } ?? now)
      self.search?.dueAt = min(search.dueAt, moment)
    } else {
      for slot in watch.slots where !watch[slot].isInFlight && watch[slot].dueAt != .never {
        let moment = schedule.next(watch[slot].id, every: endpoint.rhythm.soon, after: now)
        if moment < watch[slot].dueAt { schedule(slot, at: moment) }
      }
    }
  }

  /// What the door is to be told of readings that arrive or do not, the oldest first; each is handed out once, and only
  /// what is true still.
  mutating func takeSayings(limit: Int) -> [PollFinding] {
    let taken = sayings.prefix(limit)
    sayings.removeFirst(taken.count)
    return taken.flatMap { saying -> [PollFinding] in
      guard watch.holds(saying.refill, in: saying.slot) else { return [] }
      if saying.what == .silent {
        return watch[saying.slot].told == .silent ? [finding(saying.slot, .silent)].compactMap(\.self) : []
      }
      let isHeard = unheard.contains(saying.slot) && watch[saying.slot].missed == 0
      return isHeard ? freshen(saying.slot) : []
    }
  }

  /// The door did not take it: it is said again.
  mutating func unsay(_ refill: RefillID, _ what: PollFinding.What) {
    guard let slot = watch.slot(of: RefillKey(refill)) else { return }
    switch (what, watch[slot].told) {
    case (.fresh, .fresh), (.gone, .gone), (.silent, .silent):
      watch[slot].told = .nothing
      note(slot)
    default: break
    }
  }
}
