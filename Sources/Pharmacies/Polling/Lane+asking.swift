import Curl
import Refills
import Statecharts
import Store
import Tracking

extension Lane {
  enum Subject: Hashable {
    case item(slot: Int, refill: RefillKey)
    case search
    case sweep
    /// An access token for the others.
    case token
  }

  enum Step {
    case ask(CurlRequest, Subject)
    /// Nothing now; again at that moment (nil: after an answer).
    case wait(until: Instant?)
  }

  /// What to ask now. Items that come due while the endpoint is closed count as missed and wait for their next turn,
  /// so that it opens to its usual traffic and not to a queue.
  mutating func next(at now: Instant) -> Step {
    while let due = earliest(at: now), due.at <= now {
      guard inFlight < window.limit else { return .wait(until: nil) }
      if let closedUntil = closedUntil(now) {
        miss(due.what, closedUntil: closedUntil, at: now)
        if earliest(at: now).map({ $0.at > now }) ?? true {
          return .wait(until: min(earliest(at: now)?.at ?? closedUntil, closedUntil))
        }
        continue
      }
      if breaker.state == .halfOpen { return .wait(until: nil) }
      if let step = signIn(at: now) { return step }
      let paced = pace.nextAt(now)
      guard paced <= now else { return .wait(until: paced) }
      guard bucket.take(at: now) else { return .wait(until: bucket.nextAt(now)) }
      _ = breaker.admits(at: now)
      guard let request = begin(due.what, at: now) else {
        breaker.abandoned(at: now)
        continue
      }
      pace.took(at: now)
      inFlight += 1
      tally.requests += 1
      return .ask(authorised(request, for: due.what, at: now), due.what)
    }
    return .wait(until: earliest(at: now)?.at)
  }

  /// Whether another room may ask this endpoint now, counted against its budget; else when to come back.
  mutating func admit(at now: Instant) -> Instant? {
    if let closedUntil = closedUntil(now) { return closedUntil }
    let paced = pace.nextAt(now)
    if paced > now { return paced }
    guard bucket.take(at: now) else { return bucket.nextAt(now) }
    pace.took(at: now)
    return nil
  }

  private func closedUntil(_ now: Instant) -> Instant? {
    if notBefore > now { return notBefore }
    if case .open(let until) = breaker.state, until > now { return until }
    return token?.closedUntil(now)
  }

  /// The earliest that is due. The search for changes goes before all: it stands for many items. The sweep's next page
  /// and items that are due take turns.
  private mutating func earliest(at now: Instant) -> (at: Instant, what: Subject)? {
    let item = earliestItem(at: now)
    // Until all items are known, pages would be about strangers.
    guard self.search != nil, movedWhileLoading == nil else { return item }
    let search = self.search.flatMap { $0.isInFlight ? nil : (at: $0.dueAt, what: Subject.search) }
    if let search, search.at <= now { return search }
    // The first search sweeps as it is.
    let sweeps = self.sweep?.isInFlight == false && self.search?.isFirst == false
    let sweep = sweeps ? self.sweep.map { (at: $0.dueAt, what: Subject.sweep) } : nil
    if let item, let sweep, item.at <= now, sweep.at <= now { return isSweepsTurn ? sweep : item }
    return [item, search, sweep].compactMap(\.self).min { $0.at < $1.at }
  }

  /// Entries of the queue that no longer count are dropped on the way, and so are items that nothing can open again.
  private mutating func earliestItem(at now: Instant) -> (at: Instant, what: Subject)? {
    while let entry = queue.first {
      let item = watch[entry.item]
      if item.isUsed, item.dueAt == entry.due {
        if item.isInFlight {
          // It moved while it was asked about; with this entry goes its place, and the answer gives it another.
          watch[entry.item].dueAt = .never
        } else if let endsAt = item.endsAt, endsAt <= now {
          remove(entry.item)
        } else {
          return (entry.due, .item(slot: entry.item, refill: item.refill))
        }
      }
      queue.removeFirst()
    }
    return nil
  }

  private mutating func begin(_ subject: Subject, at now: Instant) -> CurlRequest? {
    isSweepsTurn = subject != .sweep
    switch subject {
    case .item(let slot, _): return beginItem(slot, at: now)
    case .search: return begin(\.search, subject, at: now)
    case .sweep: return begin(\.sweep, subject, at: now)
    case .token: return nil
    }
  }

  private mutating func beginItem(_ slot: Int, at now: Instant) -> CurlRequest? {
    queue.removeFirst()
    watch[slot].dueAt = .never
    if let recallAt = watch.oddity(of: slot).recallAt, recallAt <= now { forget(slot) }
    guard let question else { return nil }
    var headers = headers
    watch[slot].isConditional = false
    if watch[slot].isToConfirm {
      headers.append(CurlHeader("Cache-Control", "no-cache"))
    } else if watch[slot].seen != .none, !watch[slot].validator.isEmpty {
      watch[slot].isConditional = true
      // One condition is enough: where there is a tag, the date is not looked at (RFC 9110, section 13.1.3).
      headers.append(
        CurlHeader(watch[slot].isDated ? "If-Modified-Since" : "If-None-Match", watch[slot].validator))
    }
    guard let request = question.request(about: watch[slot].id, headers, options) else { return nil }
    watch[slot].isInFlight = true
    watch[slot].isWantedAgain = false
    watch[slot].isPastCaches = watch[slot].isToConfirm
    watch[slot].askedAt = now
    return request
  }

  private mutating func begin(
    _ place: WritableKeyPath<Lane, SearchProgress?>, _ subject: Subject, at now: Instant
  ) -> CurlRequest? {
    guard let shape = endpoint.connector.search, var search = self[keyPath: place] else { return nil }
    let round =
      search.round
      ?? .init(
        since: search.since(overlap: shape.overlap, now: now), begunAt: now, isPastCaches: search.isPastCaches
      )
    if search.round == nil { search.isPastCaches = false }
    let headers = round.isPastCaches ? headers + [CurlHeader("Cache-Control", "no-cache")] : headers
    search.round = round
    search.isInFlight = true
    search.isWantedAgain = false
    self[keyPath: place] = search
    if case .address(let url) = round.next {
      return CurlRequest(.get, url, headers: headers, options: options)
    }
    let gaps = { name in shape.value(of: name, since: round.since, page: round.next) }
    return CurlRequest(
      shape.request(for: round.next), at: endpoint.url, headers: headers, options: options, gaps)
  }

  /// A clock that was set leaves everything due at once, or nothing due for hours: all get their places anew.
  mutating func clockJumped(at now: Instant) {
    queue.removeAll()
    for slot in watch.slots where !watch[slot].isInFlight && watch[slot].dueAt != .never {
      watch[slot].dueAt = .never
      if watch[slot].isWantedAgain { schedule(slot, at: now) } else { plan(slot, at: now) }
    }
    let search = place("", every: endpoint.rhythm.often, after: now)
    if self.search?.isInFlight == false { self.search?.dueAt = search }
    let sweep = nextSweep(after: now)
    if self.sweep?.isInFlight == false { self.sweep?.dueAt = sweep }
    if notBefore - now > .milliseconds(RetryAfter.longest) { notBefore = now }
  }

  func nextSweep(after now: Instant) -> Instant {
    schedule.next("", every: endpoint.connector.search?.sweep ?? SearchAsk.defaultSweep, after: now)
  }
}
