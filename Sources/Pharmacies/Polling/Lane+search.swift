import Curl
import Refills
import Statecharts
import Store

extension Lane {
  mutating func finishSearch(_ outcome: Result<CurlResponse, CurlError>, at now: Instant) -> [PollFinding] {
    switch judge(outcome, at: now) {
    case .answered(let response):
      do throws(AnswerError) {
        return try readPage(response.body, at: now)
      } catch {
        misunderstood(error, at: now)
        missedSearch(at: now)
        return []
      }
    case .unchanged, .gone, .failed:
      missedSearch(at: now)
      return []
    case .ours: return []
    }
  }

  /// Begins anew at the next turn, from where the last good round ended.
  mutating func missedSearch(at now: Instant) {
    guard var search else { return }
    search.round = nil
    search.mark.missed += 1
    search.isDirty = true
    search.dueAt = schedule.next("", every: endpoint.rhythm.often, after: now)
    self.search = search
    guard search.mark.missed >= endpoint.missesUntilStale else { return }
    // An item that was read by itself in that time is heard of, but no longer than that.
    let patience = Span.milliseconds(
      endpoint.rhythm.often.milliseconds * Int64(endpoint.missesUntilStale))
    for slot in slots.indices {
      guard let item = slots[slot], isSilenceNews(item) else { continue }
      if let readAt = item.mark.readAt, now - readAt < patience { continue }
      silence(slot)
    }
  }

  private mutating func readPage(_ body: [UInt8], at now: Instant) throws(AnswerError) -> [PollFinding] {
    guard let shape = endpoint.connector.search, var search, var round = search.round else { return [] }
    let page = try answer(body)
    var findings: [PollFinding] = []
    for item in shape.items.all(in: page) { findings += take(found: item, asked: round.begunAt) }
    breaker.succeeded()
    tally.lastGoodAt = now
    let next = try next(in: page, shape)
    if let next {
      guard round.page < SearchAsk.maximumPages else {
        throw AnswerError(
          .badPage, "The search has more than \(SearchAsk.maximumPages) pages: check how it is paged.")
      }
      round.page += 1
      round.next = next
      search.round = round
      search.dueAt = now
      self.search = search
      return findings
    }
    search.mark.cursor = String(round.begunAt.milliseconds)
    search.mark.readAt = round.begunAt
    search.mark.missed = 0
    search.isDirty = true
    search.isPastCaches = false
    search.round = nil
    let place = schedule.next("", every: endpoint.rhythm.often, after: now)
    search.dueAt = search.isWantedAgain ? min(place, now + Self.leastGap) : place
    search.mark.nextAt = search.dueAt
    self.search = search
    return findings + freshenAll()
  }

  /// One item of a page. An item that cannot be read spoils no other.
  private mutating func take(found value: JSONValue, asked: Instant) -> [PollFinding] {
    let observation: Observation
    do throws(AnswerError) {
      observation = try reader.read(value, asked: asked)
    } catch {
      tally.failures += 1
      tally.lastError = error.description
      return []
    }
    var findings: [PollFinding] = []
    var slot = byID[observation.item]
    if slot == nil, let own = observation.reference.flatMap({ byReference[$0] }), slots[own]?.id == nil {
      slots[own]?.id = observation.item
      slots[own]?.mark = .init(endpoint: endpoint.name, item: observation.item, nextAt: asked)
      byID[observation.item] = own
      slot = own
      findings = [finding(own, .learned(item: observation.item))].compactMap(\.self)
    }
    guard let slot else {
      tally.strangers += 1
      return []
    }
    // An answer to a question that began before another one was answered is old.
    if let askedAt = slots[slot]?.mark.readAt, askedAt > asked { return findings }
    slots[slot]?.askedAt = asked
    findings += take(observation, slot)
    return findings + good(slot, at: asked, unread: observation.unread)
  }

  /// A good round says of all items that were ever read: nothing new. Items whose own readings fail are excepted.
  private mutating func freshenAll() -> [PollFinding] {
    slots.indices.flatMap { slot in
      guard let item = slots[slot], !item.seen.isEmpty, item.mark.missed == 0, !item.isGone else {
        return [PollFinding]()
      }
      return freshen(slot)
    }
  }

  /// The next page; nil at the last.
  private func next(in page: JSONValue, _ shape: SearchAsk) throws(AnswerError) -> SearchProgress.Next? {
    if let cursor = shape.cursor?.word(in: page) { return .cursor(cursor) }
    guard let text = shape.next?.word(in: page) else { return nil }
    guard let address = SameOrigin.resolve(text, against: endpoint.url) else {
      throw AnswerError(
        .badPage, "The next page lies on another origin than the endpoint: it is not followed.")
    }
    return .address(address)
  }
}
