import Curl
import Refills
import Statecharts
import Store

extension Lane {
  /// Which of the two searches: the one for what changed lately, or the sweep.
  typealias Search = WritableKeyPath<Lane, SearchProgress?>

  mutating func finish(
    _ place: Search, _ outcome: Result<CurlResponse, CurlError>, at now: Instant
  ) -> [PollFinding] {
    switch judge(outcome, at: now) {
    case .answered(let response):
      do throws(AnswerError) {
        return try readPage(response.body, place, at: now)
      } catch {
        misunderstood(error, at: now)
      }
    case .unchanged:
      misunderstood(Self.unchangedPage, at: now)
    case .gone:
      misunderstood(Self.noSearch, at: now)
    case .failed: break
    case .ours: return []
    }
    missed(place, at: now)
    return []
  }

  /// What is no news of one item says nothing of a search, and its items would go stale without a word.
  private static let unchangedPage = AnswerError(
    .badPage, "HTTP 304, though the search made no condition: tell the server's owner.")
  private static let noSearch = AnswerError(
    .badPage, "HTTP 404 or 410: there is no search at that address. Check the endpoint's address.")

  /// Begins anew at the next turn, from where the last good round ended.
  mutating func missed(_ place: Search, at now: Instant) {
    guard var search = self[keyPath: place] else { return }
    // A round that went past caches for something has not brought it.
    if search.round?.isPastCaches == true { search.isPastCaches = true }
    search.round = nil
    search.mark.missed += 1
    let isSweep = place == \.sweep
    search.dueAt = isSweep ? nextSweep(after: now) : self.place("", every: endpoint.rhythm.often, after: now)
    self[keyPath: place] = search
    guard !isSweep else { return }
    // Items that waited for the first search to end wait no longer.
    if search.isFirst, search.mark.missed == 1 { planUnread(at: now) }
    guard search.mark.missed >= endpoint.missesUntilStale else { return }
    // An item that was read by itself in that time is heard of, but no longer than that.
    let patience = Span.milliseconds(
      endpoint.rhythm.often.milliseconds * Int64(endpoint.missesUntilStale))
    for slot in watch.slots {
      if let readAt = watch[slot].readAt.ifAny, now - readAt < patience { continue }
      silence(slot)
    }
  }

  private mutating func planUnread(at now: Instant) {
    guard tally.unread > 0 else { return }
    for slot in watch.slots where watch[slot].seen == .none { plan(slot, at: now) }
  }

  private mutating func readPage(
    _ body: [UInt8], _ place: Search, at now: Instant
  ) throws(AnswerError) -> [PollFinding] {
    guard let shape = endpoint.connector.search, let search = self[keyPath: place], var round = search.round
    else { return [] }
    let digest = ContentDigest(of: body)
    if round.page == 1, digest == search.body, !round.isPastCaches {
      breaker.succeeded()
      tally.lastGoodAt = now
      return end(round, place, at: now)
    }
    self[keyPath: place]?.body = .none
    let page = try endpoint.connector.answer(body)
    var findings: [PollFinding] = []
    for item in shape.items(of: page) { findings += take(found: item, in: round) }
    breaker.succeeded()
    tally.lastGoodAt = now
    guard let next = try next(after: page, shape, in: &round) else {
      if round.page == 1 { self[keyPath: place]?.body = digest }
      return findings + end(round, place, at: now)
    }
    round.page += 1
    round.next = next
    self[keyPath: place]?.round = round
    self[keyPath: place]?.dueAt = now
    return findings
  }

  private mutating func end(_ round: SearchProgress.Round, _ place: Search, at now: Instant) -> [PollFinding]
  {
    guard var search = self[keyPath: place] else { return [] }
    let wasFirst = search.isFirst
    search.round = nil
    search.mark.missed = 0
    guard place == \.search else {
      search.dueAt = nextSweep(after: now)
      self[keyPath: place] = search
      return []
    }
    // What was doubted during the round lies behind it: the next one begins where the doubt put the mark.
    if !search.isPastCaches { search.mark.cursor = String(round.begunAt.milliseconds) }
    search.mark.readAt = round.begunAt
    search.isDirty = true
    let next = self.place("", every: endpoint.rhythm.often, after: now)
    search.dueAt = search.isWantedAgain || search.isPastCaches ? min(next, now + Self.leastGap) : next
    search.mark.nextAt = search.dueAt
    self[keyPath: place] = search
    if wasFirst { planUnread(at: now) }
    hearAgain()
    return []
  }

  /// One item of a page. An item that cannot be read spoils no other.
  private mutating func take(found value: JSONValue, in round: SearchProgress.Round) -> [PollFinding] {
    let observation: Observation
    do throws(AnswerError) {
      observation = try reader.read(value, asked: round.begunAt)
    } catch {
      tally.failures += 1
      tally.lastError = error.description
      return []
    }
    var findings: [PollFinding] = []
    var slot = watch.slot(id: observation.item)
    // What was entered in error is nobody's: the dispense that stands for it has the same reference.
    let isInError = observation.meaning == .event(.pharmacyEnteredInError)
    if slot == nil, !isInError, let reference = observation.reference,
      let own = watch.slot(reference: reference)
    {
      watch.learn(observation.item, of: own, reference: reference)
      slot = own
      findings = [finding(own, .learned(item: observation.item))].compactMap(\.self)
    }
    guard let slot else {
      tally.strangers += 1
      return []
    }
    // An answer to a question that began before another one was answered is old.
    if watch[slot].readAt > round.begunAt { return findings }
    let asked = watch[slot].askedAt
    watch[slot].askedAt = round.begunAt
    findings += take(observation, slot, isPastCaches: round.isPastCaches)
    findings += good(slot, at: round.begunAt, unread: observation.unread)
    // A question about it alone that is on its way began when it began.
    if watch[slot].isInFlight { watch[slot].askedAt = asked }
    return findings
  }

  /// A good round says of all items that were ever read: nothing new. Items whose own readings fail are excepted. It is
  /// said to the door in its time.
  private mutating func hearAgain() {
    for slot in unheard where watch[slot].missed == 0 && watch[slot].told != .gone {
      sayings.append(Saying(slot: slot, refill: watch[slot].refill, what: .fresh))
    }
  }

  /// The next page; nil at the last.
  private func next(
    after page: JSONValue, _ shape: SearchAsk, in round: inout SearchProgress.Round
  ) throws(AnswerError) -> SearchPage? {
    guard var next = shape.next(after: page, number: round.page) else { return nil }
    if case .address(let text) = next {
      guard let address = SameOrigin.resolve(text, against: endpoint.url) else {
        throw AnswerError(
          .badPage, "The next page lies on another origin than the endpoint: it is not followed.")
      }
      next = .address(address)
    }
    guard round.page < SearchProgress.mostPages, round.seen.insert(next.hashValue).inserted else {
      throw AnswerError(.badPage, "The pages of the search go round in circles: check how it is paged.")
    }
    return next
  }
}
