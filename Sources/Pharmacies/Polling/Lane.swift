import Curl
import Foundation
import Refills
import Statecharts
import Store

/// Everything that is known about asking one endpoint: its items, when each is due, its budget, whether it is well.
/// A value without I/O: what to ask goes out, answers come in.
struct Lane {
  /// The pump asks once a second; a clock that moved more than this between two questions was set or stood still.
  static let jump = Span.minutes(1)
  /// Two questions about one item lie at least so far apart, however many pushes come.
  static let leastGap = Span.seconds(1)

  let endpoint: Endpoint
  let options: CurlOptions
  let reader: ItemReader
  let schedule: PollSchedule
  var slots: [WatchedItem?] = []
  var free: [Int] = []
  var byRefill: [RefillID: Int] = [:]
  var byID: [String: Int] = [:]
  var byReference: [String: Int] = [:]
  var queue = DueQueue()
  var search: SearchProgress?
  var bucket: TokenBucket
  var breaker = Breaker()
  /// What the endpoint asked for by `Retry-After`.
  var notBefore = Instant(milliseconds: .min)
  var inFlight = 0
  var lastNow: Instant
  /// Items that went silent and were not reported yet.
  var silent: [Int] = []
  var tally = Tally()

  struct Tally {
    var requests = 0
    var failures = 0
    var unmapped = 0
    var unsure = 0
    /// Answers about ids that we never sent.
    var strangers = 0
    var lastGoodAt: Instant?
    var lastError: String?
  }

  init(_ endpoint: Endpoint, seed: UInt64, marks: [ReadingMark], at now: Instant) {
    self.endpoint = endpoint
    options = endpoint.options
    reader = ItemReader(connector: endpoint.connector, endpoint: endpoint.name, zone: endpoint.zone)
    schedule = PollSchedule(rhythm: endpoint.rhythm, seed: seed)
    bucket = TokenBucket(perMinute: endpoint.limits.perMinute, at: now)
    lastNow = now
    if endpoint.connector.search != nil {
      let kept = marks.first { $0.item.isEmpty }
      let due = schedule.next("", every: endpoint.rhythm.often, after: now)
      search = SearchProgress(
        mark: kept ?? ReadingMark(endpoint: endpoint.name, item: "", nextAt: due), dueAt: due)
    }
  }

  /// Takes over which items there are; what was read of those that stay is kept.
  mutating func replace(_ tracked: [TrackedItem], marks: [String: ReadingMark], at now: Instant) {
    var stays: Set<RefillID> = []
    for tracked in tracked {
      stays.insert(tracked.refill)
      if let slot = byRefill[tracked.refill] {
        if slots[slot]?.tracked != tracked { update(slot, tracked, at: now) }
      } else {
        add(tracked, mark: tracked.item.flatMap { marks[$0] }, at: now)
      }
    }
    for (refill, slot) in byRefill where !stays.contains(refill) { remove(slot) }
  }

  private mutating func add(_ tracked: TrackedItem, mark: ReadingMark?, at now: Instant) {
    let mark = mark ?? ReadingMark(endpoint: endpoint.name, item: tracked.item ?? "", nextAt: now)
    let slot = free.popLast() ?? slots.count
    if slot == slots.count { slots.append(nil) }
    slots[slot] = WatchedItem(tracked, mark: mark)
    byRefill[tracked.refill] = slot
    byReference[tracked.external.text] = slot
    if let id = tracked.item { byID[id] = slot }
    plan(slot, at: now, notLaterThan: mark.nextAt > now ? mark.nextAt : nil)
  }

  private mutating func update(_ slot: Int, _ tracked: TrackedItem, at now: Instant) {
    guard let old = slots[slot]?.id else {
      slots[slot]?.update(tracked)
      if let id = tracked.item { byID[id] = slot }
      plan(slot, at: now)
      return
    }
    slots[slot]?.update(tracked)
    if let id = slots[slot]?.id, id != old {
      byID[old] = nil
      byID[id] = slot
    }
    plan(slot, at: now, notLaterThan: slots[slot]?.dueAt)
  }

  private mutating func remove(_ slot: Int) {
    guard let item = slots[slot] else { return }
    byRefill[item.tracked.refill] = nil
    byReference[item.tracked.external.text] = nil
    if let id = item.id { byID[id] = nil }
    slots[slot] = nil
    free.append(slot)
  }

  /// Gives an item its next place on the clock.
  /// - Parameter limit: a place that it has already and that may be earlier.
  mutating func plan(_ slot: Int, at now: Instant, notLaterThan limit: Instant? = nil) {
    guard let item = slots[slot] else { return }
    guard endpoint.connector.itemAsk != nil, let id = item.id, let interval = interval(of: item, at: now)
    else {
      slots[slot]?.dueAt = nil
      return
    }
    var place = schedule.next(id, every: interval, after: now)
    if let recallAt = item.recallAt { place = min(place, max(recallAt, now)) }
    schedule(slot, at: limit.map { min($0, place) } ?? place)
  }

  mutating func schedule(_ slot: Int, at due: Instant) {
    slots[slot]?.dueAt = due
    slots[slot]?.mark.nextAt = due
    queue.add(slot, at: due)
  }

  /// Where a search covers an item that was read once, it is asked by itself only now and then.
  private func interval(of item: WatchedItem, at now: Instant) -> Span? {
    let tracked = item.tracked
    let own = schedule.interval(
      tracked.rhythm, changedAt: tracked.progressSince, promisedAt: tracked.promisedAt, at: now)
    guard let own, let search = endpoint.connector.search, !item.seen.isEmpty, item.mark.missed == 0 else {
      return own
    }
    return max(search.sweep, own)
  }
}
