import Curl
import Refills
import Statecharts
import Store

extension Lane {
  /// A 429 that does not say for how long: budgets are counted by the minute.
  static let standardPause = Span.minutes(1)
  /// How old the written time of the last reading may be. Who wants to know it exactly asks the memory; after a
  /// crash it may be so much too old until the next reading.
  static let writtenEvery = Span.hours(1)

  /// What an answer means. Whatever is wrong with it, the items keep what was last true of them.
  mutating func finished(
    _ subject: Subject, _ outcome: Result<CurlResponse, CurlError>, at now: Instant
  ) -> [PollFinding] {
    inFlight -= 1
    if asksAgain(subject, after: outcome, at: now) { return [] }
    switch subject {
    case .token:
      signedIn(outcome, at: now)
      return []
    case .item(let slot, let refill):
      // The refill may have gone, and another have taken its slot.
      guard watch.holds(refill, in: slot) else {
        _ = judge(outcome, at: now)
        return []
      }
      watch[slot].isInFlight = false
      let findings = finishItem(slot, outcome, at: now)
      if watch[slot].isWantedAgain {
        schedule(slot, at: now + Self.leastGap)
      } else if watch[slot].dueAt <= now {
        plan(slot, at: now)
      }
      return findings
    case .search:
      search?.isInFlight = false
      return finish(\.search, outcome, at: now)
    case .sweep:
      sweep?.isInFlight = false
      return finish(\.sweep, outcome, at: now)
    }
  }

  private mutating func finishItem(
    _ slot: Int, _ outcome: Result<CurlResponse, CurlError>, at now: Instant
  ) -> [PollFinding] {
    switch judge(outcome, at: now) {
    case .answered(let response): return read(response, slot, at: now)
    case .unchanged:
      guard watch[slot].seen != .none, watch[slot].isConditional else {
        missed(slot, because: "HTTP 304, and there is nothing that could be unchanged.")
        return []
      }
      return good(slot, at: now)
    case .gone:
      watch[slot].error = errors.number(of: "The pharmacy has no such item.")
      guard watch[slot].told != .gone else { return [] }
      watch[slot].told = .gone
      note(slot)
      return watch[slot].isFormer ? [] : [finding(slot, .gone)].compactMap(\.self)
    case .failed(let text):
      missed(slot, because: text)
      return []
    case .ours: return []
    }
  }

  private mutating func read(_ response: CurlResponse, _ slot: Int, at now: Instant) -> [PollFinding] {
    let body = ContentDigest(of: response.body)
    if body == watch[slot].body, !watch[slot].isToConfirm {
      breaker.succeeded()
      return good(slot, at: now)
    }
    do throws(AnswerError) {
      let value = try endpoint.connector.answer(response.body)
      let place = endpoint.connector.itemAsk?.answer
      guard let found = place.map({ $0.first(in: value) }) ?? value else {
        throw AnswerError(.noItem, "Nothing stands where the connector's file looks for the item.")
      }
      let id = watch[slot].id
      let observation = try reader.read(found, asked: watch[slot].askedAt, by: .asked(id))
      guard observation.item == id else {
        throw AnswerError(.otherItem, "The answer is about another item than the one that was asked about.")
      }
      breaker.succeeded()
      watch[slot].body = body
      remember(response.headers, slot)
      let news = take(observation, slot, isPastCaches: watch[slot].isPastCaches)
      return news + good(slot, at: now, unread: observation.unread)
    } catch {
      misunderstood(error, at: now)
      missed(slot, because: error.description)
      return []
    }
  }

  private mutating func remember(_ headers: CurlHeaders, _ slot: Int) {
    let tag = headers["ETag"]
    watch[slot].validator = tag ?? headers["Last-Modified"] ?? ""
    watch[slot].isDated = tag == nil && !watch[slot].validator.isEmpty
    markDirty(slot)
  }

  mutating func misunderstood(_ error: AnswerError, at now: Instant) {
    tally.failures += 1
    tally.lastError = error.description
    failedBreaker(at: now)
  }

  /// What differs from the last content of this item, or was asked for a second time.
  mutating func take(_ observation: Observation, _ slot: Int, isPastCaches: Bool) -> [PollFinding] {
    var observation = observation
    let digest = ContentDigest(stored: observation.digest)
    let isToConfirm = watch[slot].isToConfirm
    if isToConfirm, !isPastCaches, watch.oddity(of: slot).doubted == digest {
      // The first word once more, and perhaps from the same cache: it is no second one.
      askPastCaches(slot)
      return []
    }
    if watch[slot].seen == digest, !isToConfirm { return [] }
    var oddity = watch.oddity(of: slot)
    watch[slot].isToConfirm = false
    // The first answer was not taken; this one is the second. It confirms only what the first one said.
    observation.report.isConfirmed = isToConfirm && oddity.doubted == digest
    oddity.doubted = nil
    watch.setOddity(oddity, of: slot)
    if watch[slot].seen == .none { tally.unread -= 1 }
    watch[slot].seen = digest
    // Where it is the same as before, the first answer came from a stale cache: nothing is new. The cache's page is
    // read again all the same: what it says too early may come true.
    if isToConfirm, digest == watch[slot].settled {
      search?.body = .none
      return []
    }
    if observation.meaning == .unmapped { tally.unmapped += 1 }
    if observation.report.contradiction != nil { tally.unsure += 1 }
    return [finding(slot, .news(observation))].compactMap(\.self)
  }

  /// A reading arrived. The door hears of it only if it believes that none does.
  mutating func good(_ slot: Int, at now: Instant, unread: [String] = []) -> [PollFinding] {
    tally.lastGoodAt = now
    let last = watch[slot].readAt
    watch[slot].readAt = watch[slot].askedAt
    watch[slot].missed = 0
    // Each at its own moment of the hour, so that they are not all written at once.
    let every = Self.writtenEvery.milliseconds
    let phase = Int64(slot) &* 9_973
    let isAnotherHour =
      (watch[slot].readAt.milliseconds &+ phase) / every != (last.milliseconds &+ phase) / every
    if isAnotherHour { markDirty(slot) }
    watch[slot].error =
      unread.isEmpty ? 0 : errors.number(of: "Not readable: \(unread.joined(separator: ", ")).")
    return watch[slot].told == .fresh ? [] : freshen(slot)
  }

  mutating func freshen(_ slot: Int) -> [PollFinding] {
    watch[slot].told = .fresh
    unheard.remove(slot)
    return watch[slot].isFormer ? [] : [finding(slot, .fresh)].compactMap(\.self)
  }

  func finding(_ slot: Int, _ what: PollFinding.What) -> PollFinding? {
    watch[slot].refill.id.map { PollFinding(endpoint: endpoint.name, refill: $0, what: what) }
  }
}
