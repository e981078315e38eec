import Curl
import Refills
import Statecharts
import Store

extension Lane {
  enum Subject: Hashable {
    case item(slot: Int, refill: RefillID)
    case search
  }

  enum Step {
    case ask(CurlRequest, Subject)
    /// Nothing now; again at that moment (nil: after an answer).
    case wait(until: Instant?)
  }

  /// What to ask now. Items that come due while the endpoint is closed count as missed and wait for their next turn,
  /// so that it opens to its usual traffic and not to a queue.
  mutating func next(at now: Instant) -> Step {
    noticeJump(at: now)
    while let due = earliest, due.at <= now {
      guard inFlight < endpoint.limits.atOnce else { return .wait(until: nil) }
      if let closedUntil = closedUntil(now) {
        miss(due.what, at: now)
        if earliest.map({ $0.at > now }) ?? true {
          return .wait(until: min(earliest?.at ?? closedUntil, closedUntil))
        }
        continue
      }
      if breaker.state == .halfOpen { return .wait(until: nil) }
      guard bucket.take(at: now) else { return .wait(until: bucket.nextAt(now)) }
      _ = breaker.admits(at: now)
      guard let request = begin(due.what, at: now) else {
        breaker.abandoned(at: now)
        continue
      }
      inFlight += 1
      tally.requests += 1
      return .ask(request, due.what)
    }
    return .wait(until: earliest?.at)
  }

  /// Whether another room may ask this endpoint now, counted against its budget; else when to come back.
  mutating func admit(at now: Instant) -> Instant? {
    if let closedUntil = closedUntil(now) { return closedUntil }
    return bucket.take(at: now) ? nil : bucket.nextAt(now)
  }

  private func closedUntil(_ now: Instant) -> Instant? {
    if notBefore > now { return notBefore }
    if case .open(let until) = breaker.state, until > now { return until }
    return nil
  }

  /// The earliest that is due; entries of the queue that no longer count are dropped on the way.
  private var earliest: (at: Instant, what: Subject)? {
    mutating get {
      while let entry = queue.first {
        if let item = slots[entry.item], item.dueAt == entry.due, !item.isInFlight { break }
        queue.removeFirst()
      }
      let item = queue.first.flatMap { entry in
        slots[entry.item].map {
          (at: entry.due, what: Subject.item(slot: entry.item, refill: $0.tracked.refill))
        }
      }
      guard let search, !search.isInFlight, search.dueAt <= item?.at ?? search.dueAt else { return item }
      return (search.dueAt, .search)
    }
  }

  private mutating func begin(_ subject: Subject, at now: Instant) -> CurlRequest? {
    switch subject {
    case .item(let slot, _): beginItem(slot, at: now)
    case .search: beginSearch(at: now)
    }
  }

  private mutating func beginItem(_ slot: Int, at now: Instant) -> CurlRequest? {
    queue.removeFirst()
    if let recallAt = slots[slot]?.recallAt, recallAt <= now { forget(slot) }
    guard let item = slots[slot], let id = item.id, let ask = endpoint.connector.itemAsk else { return nil }
    var headers: [CurlHeader] = []
    if item.isToConfirm {
      headers.append(CurlHeader("Cache-Control", "no-cache"))
    } else if !item.seen.isEmpty {
      if let tag = item.mark.entityTag { headers.append(CurlHeader("If-None-Match", tag)) }
      if let date = item.mark.lastModified { headers.append(CurlHeader("If-Modified-Since", date)) }
    }
    slots[slot]?.isInFlight = true
    slots[slot]?.isWantedAgain = false
    slots[slot]?.askedAt = now
    return endpoint.request(ask.request, headers: headers, options: options) { name in
      name == "item" ? .string(id) : nil
    }
  }

  private mutating func beginSearch(at now: Instant) -> CurlRequest? {
    guard let shape = endpoint.connector.search, var search else { return nil }
    var round = search.round ?? .init(since: search.since(overlap: shape.overlap, now: now), begunAt: now)
    let headers = search.isPastCaches ? [CurlHeader("Cache-Control", "no-cache")] : []
    let next = round.next
    round.next = nil
    search.round = round
    search.isInFlight = true
    search.isWantedAgain = false
    self.search = search
    if case .address(let url) = next {
      return endpoint.request(.get, url, headers: headers, options: options)
    }
    return endpoint.request(shape.request, headers: headers, options: options) { name in
      switch name {
      case "since": .string(shape.written(round.since))
      case "limit": .number(String(shape.limit))
      case "cursor": if case .cursor(let text) = next { .string(text) } else { nil }
      default: nil
      }
    }
  }

  /// A clock that was set leaves everything due at once, or nothing due for hours: all get their places anew.
  private mutating func noticeJump(at now: Instant) {
    let moved = now - lastNow
    lastNow = now
    guard moved > Self.jump || moved < Span.milliseconds(-Self.jump.milliseconds) else { return }
    queue.removeAll()
    for slot in slots.indices where slots[slot]?.isInFlight == false && slots[slot]?.dueAt != nil {
      plan(slot, at: now)
    }
    if search?.isInFlight == false {
      search?.dueAt = schedule.next("", every: endpoint.rhythm.often, after: now)
    }
    if notBefore > now + RetryAfter.longest { notBefore = now }
  }
}
