import Refills
import Statecharts
import Store
import Tracking

extension Lane {
  /// Takes over items as the disk has them. What is known already is newer.
  mutating func load(_ rows: [WatchedRow], at now: Instant) {
    for row in rows {
      let key = RefillKey(row.tracked.refill)
      guard watch.slot(of: key) == nil, movedWhileLoading?.contains(key) != true else { continue }
      add(row.tracked, key, mark: row.mark, at: now)
    }
  }

  /// All items are known: the search may begin.
  mutating func isLoaded() {
    movedWhileLoading = nil
  }

  /// A refill was made or has moved, and is at this endpoint.
  mutating func follow(_ tracked: TrackedItem, at now: Instant) {
    let key = RefillKey(tracked.refill)
    movedWhileLoading?.insert(key)
    guard let slot = watch.slot(of: key) else {
      if tracked.rhythm != .never { add(tracked, key, mark: nil, at: now) }
      return
    }
    if tracked.rhythm == .never { return remove(slot) }
    update(slot, tracked, at: now)
  }

  /// A refill is elsewhere now.
  mutating func leave(_ refill: RefillKey) {
    movedWhileLoading?.insert(refill)
    if let slot = watch.slot(of: refill) { remove(slot) }
  }

  private mutating func add(_ tracked: TrackedItem, _ key: RefillKey, mark: ReadingMark?, at now: Instant) {
    let item = WatchedItem(tracked, key, mark: mark)
    if let endsAt = item.endsAt, endsAt <= now { return }
    let slot = watch.add(item, reference: tracked.external.text)
    // It may stand on the page that was read last.
    search?.body = .none
    if item.seen == .none { tally.unread += 1 } else if item.told != .fresh { unheard.insert(slot) }
    plan(slot, at: now, notLaterThan: mark.flatMap { $0.nextAt > now ? $0.nextAt : nil })
  }

  private mutating func update(_ slot: Int, _ tracked: TrackedItem, at now: Instant) {
    let old = watch[slot]
    watch[slot].update(tracked)
    if let id = tracked.item, id != old.id {
      watch.learn(id, of: slot, reference: tracked.external.text)
      // An id that we learned ourselves changes nothing of what was read under it.
      if !old.id.isEmpty {
        if old.seen != .none { tally.unread += 1 }
        watch[slot].forget()
      }
    }
    note(slot)
    let isSame =
      old.rhythm == watch[slot].rhythm && old.changedAt == watch[slot].changedAt
      && old.promisedAt == watch[slot].promisedAt && old.id == watch[slot].id
      && old.isLive == watch[slot].isLive
    if !isSame { plan(slot, at: now, notLaterThan: old.dueAt.ifAny) }
  }

  mutating func remove(_ slot: Int) {
    if watch[slot].seen == .none { tally.unread -= 1 }
    unheard.remove(slot)
    watch.remove(slot)
  }

  /// Keeps the list of those that are to be told when something is heard again.
  mutating func note(_ slot: Int) {
    if watch[slot].told == .fresh || watch[slot].seen == .none {
      unheard.remove(slot)
    } else {
      unheard.insert(slot)
    }
  }

  mutating func markDirty(_ slot: Int) {
    guard !watch[slot].isDirty else { return }
    watch[slot].isDirty = true
    dirty.append(slot)
  }

  /// What changed since the last time, to be written.
  mutating func takeDirtyMarks() -> [ReadingMark] {
    var marks: [ReadingMark] = []
    for slot in dirty where watch[slot].isUsed && watch[slot].isDirty {
      watch[slot].isDirty = false
      let item = watch[slot]
      guard !item.id.isEmpty else { continue }
      marks.append(
        ReadingMark(
          endpoint: endpoint.name, item: item.id, digest: item.settled.bytes,
          entityTag: item.isDated || item.validator.isEmpty ? nil : item.validator,
          lastModified: item.isDated ? item.validator : nil, readAt: item.readAt.ifAny,
          nextAt: item.dueAt.ifAny ?? item.readAt, missed: Int(item.missed)))
    }
    dirty.removeAll(keepingCapacity: dirty.count < 10_000)
    if let search, search.isDirty {
      self.search?.isDirty = false
      marks.append(search.mark)
    }
    return marks
  }

  /// When this item was last read well, which pages call “as of”, and when it is read next. A search that found nothing
  /// new says it of all its items.
  func reading(id: String) -> ItemReading? {
    guard let slot = watch.slot(id: id), let readAt = watch[slot].readAt.ifAny else { return nil }
    guard sweep != nil, watch[slot].missed == 0, let search, let searchedAt = search.mark.readAt else {
      return ItemReading(readAt: readAt, nextAt: watch[slot].dueAt.ifAny)
    }
    return ItemReading(readAt: max(readAt, searchedAt), nextAt: search.dueAt)
  }
}
