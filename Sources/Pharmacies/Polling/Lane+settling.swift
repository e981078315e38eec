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
    guard let slot = byRefill[refill], let item = slots[slot], item.seen == observation.digest else { return }
    switch settled {
    case .taken:
      slots[slot]?.mark.digest = observation.digest
      slots[slot]?.isDirty = true
    case .later(let moment):
      guard endpoint.connector.itemAsk != nil else { return forget(slot) }
      slots[slot]?.recallAt = moment
      plan(slot, at: now, notLaterThan: item.dueAt)
    case .doubted:
      forget(slot)
      slots[slot]?.isToConfirm = true
      slots[slot]?.doubted = observation.digest
      askAgain(slot, at: now, pastCaches: true)
    case .lost:
      forget(slot)
      // A search would not bring it again before its overlap is over.
      askAgain(slot, at: now + endpoint.rhythm.soon)
    }
  }

  mutating func forget(_ slot: Int) {
    slots[slot]?.recallAt = nil
    let digest = slots[slot]?.mark.digest ?? []
    slots[slot]?.seen = digest
    slots[slot]?.body = []
    slots[slot]?.mark.entityTag = nil
    slots[slot]?.mark.lastModified = nil
  }

  private mutating func askAgain(_ slot: Int, at moment: Instant, pastCaches: Bool = false) {
    if endpoint.connector.itemAsk != nil {
      if slots[slot]?.isInFlight == true { slots[slot]?.isWantedAgain = true }
      schedule(slot, at: moment)
    } else if let search {
      // Only a search reaches the item: the next round begins where the last one did.
      let reach = endpoint.connector.search?.overlap ?? .zero
      self.search?.mark.cursor = search.mark.cursor.flatMap(Int64.init).map {
        String($0 - reach.milliseconds)
      }
      self.search?.dueAt = min(search.dueAt, moment)
      self.search?.isPastCaches = search.isPastCaches || pastCaches
    }
  }

  /// A push said that there may be news: the next question comes forward, once for any number of pushes.
  /// - Parameter id: nil: anything at this endpoint.
  mutating func hint(_ id: String?, at now: Instant) {
    if let slot = id.flatMap({ byID[$0] }), endpoint.connector.itemAsk != nil, let item = slots[slot] {
      if item.isInFlight {
        slots[slot]?.isWantedAgain = true
      } else {
        let moment = max(now, item.askedAt.map { $0 + Self.leastGap } ?? now)
        if item.dueAt.map({ moment < $0 }) ?? true { schedule(slot, at: moment) }
      }
    } else if let search {
      if search.isInFlight || search.round != nil { self.search?.isWantedAgain = true }
      let moment = max(now, search.mark.readAt.map { $0 + Self.leastGap } ?? now)
      self.search?.dueAt = min(search.dueAt, moment)
    } else {
      for slot in slots.indices {
        guard let item = slots[slot], let id = item.id, !item.isInFlight else { continue }
        let moment = schedule.next(id, every: endpoint.rhythm.soon, after: now)
        if item.dueAt.map({ moment < $0 }) ?? false { schedule(slot, at: moment) }
      }
    }
  }

  /// Items that went silent, the longest first; each is handed out once.
  mutating func takeSilent(limit: Int) -> [PollFinding] {
    let taken = silent.prefix(limit)
    silent.removeFirst(taken.count)
    return taken.compactMap { slot in slots[slot]?.isSilent == true ? finding(slot, .silent) : nil }
  }

  /// The door did not take it: it is said again.
  mutating func unsay(_ refill: RefillID, _ what: PollFinding.What) {
    guard let slot = byRefill[refill] else { return }
    switch what {
    case .fresh: slots[slot]?.isFresh = false
    case .gone: slots[slot]?.isGone = false
    case .silent: slots[slot]?.isSilent = false
    case .news, .learned: break
    }
  }

  /// What changed since the last time, to be written.
  mutating func takeDirtyMarks() -> [ReadingMark] {
    var marks: [ReadingMark] = []
    for slot in slots.indices where slots[slot]?.isDirty == true && slots[slot]?.id != nil {
      slots[slot]?.isDirty = false
      if let mark = slots[slot]?.mark { marks.append(mark) }
    }
    if search?.isDirty == true, let mark = search?.mark {
      search?.isDirty = false
      marks.append(mark)
    }
    return marks
  }
}
