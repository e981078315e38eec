import Crypto
import Curl
import Refills
import Statecharts
import Store

extension Lane {
  /// A 429 that does not say for how long: budgets are counted by the minute.
  static let standardPause = Span.minutes(1)

  /// What an answer means. Whatever is wrong with it, the items keep what was last true of them.
  mutating func finished(
    _ subject: Subject, _ outcome: Result<CurlResponse, CurlError>, at now: Instant
  ) -> [PollFinding] {
    inFlight -= 1
    switch subject {
    case .item(let slot, let refill):
      // The refill may have gone, and another have taken its slot.
      guard slots[slot]?.tracked.refill == refill else { return judgeAlone(outcome, at: now) }
      slots[slot]?.isInFlight = false
      let findings = finishItem(slot, outcome, at: now)
      if slots[slot]?.isWantedAgain == true {
        schedule(slot, at: now + Self.leastGap)
      } else if slots[slot]?.dueAt.map({ $0 <= now }) ?? true {
        plan(slot, at: now)
      }
      return findings
    case .search:
      search?.isInFlight = false
      return finishSearch(outcome, at: now)
    }
  }

  private mutating func judgeAlone(_ outcome: Result<CurlResponse, CurlError>, at now: Instant)
    -> [PollFinding]
  {
    _ = judge(outcome, at: now)
    return []
  }

  private mutating func finishItem(
    _ slot: Int, _ outcome: Result<CurlResponse, CurlError>, at now: Instant
  ) -> [PollFinding] {
    switch judge(outcome, at: now) {
    case .answered(let response): return read(response, slot, at: now)
    case .unchanged:
      guard slots[slot]?.seen.isEmpty == false else {
        missed(slot, because: "HTTP 304, and there is nothing that could be unchanged.")
        return []
      }
      return good(slot, at: now)
    case .gone:
      slots[slot]?.lastError = "The pharmacy has no such item."
      guard let item = slots[slot], !item.isGone else { return [] }
      slots[slot]?.isGone = true
      slots[slot]?.isFresh = false
      return [finding(slot, .gone)].compactMap(\.self)
    case .failed(let text):
      missed(slot, because: text)
      return []
    case .ours: return []
    }
  }

  private mutating func read(_ response: CurlResponse, _ slot: Int, at now: Instant) -> [PollFinding] {
    guard let item = slots[slot], let asked = item.askedAt else { return [] }
    let body = Array(SHA256.hash(data: response.body))
    if body == item.body, !item.isToConfirm { return good(slot, at: now) }
    do throws(AnswerError) {
      let value = try answer(response.body)
      let place = endpoint.connector.itemAsk?.answer
      guard let found = place.map({ $0.first(in: value) }) ?? value else {
        throw AnswerError(.noItem, "Nothing stands where the connector's file looks for the item.")
      }
      let observation = try reader.read(found, asked: asked)
      guard observation.item == item.id else {
        throw AnswerError(.otherItem, "The answer is about another item than the one that was asked about.")
      }
      breaker.succeeded()
      slots[slot]?.body = body
      slots[slot]?.mark.entityTag = response.headers["ETag"]
      slots[slot]?.mark.lastModified = response.headers["Last-Modified"]
      let news = take(observation, slot)
      return news + good(slot, at: now, unread: observation.unread)
    } catch {
      misunderstood(error, at: now)
      missed(slot, because: error.description)
      return []
    }
  }

  /// The JSON of an answer that does not say itself that it failed.
  func answer(_ body: [UInt8]) throws(AnswerError) -> JSONValue {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.read(body)
    } catch {
      throw AnswerError(.notJSON, "The answer is no JSON that can be read", underlying: error)
    }
    if endpoint.connector.failure.finds(in: value) {
      throw AnswerError(.failed, "The answer says that it failed, in spite of its HTTP status.")
    }
    return value
  }

  mutating func misunderstood(_ error: AnswerError, at now: Instant) {
    tally.failures += 1
    tally.lastError = error.description
    breaker.failed(at: now)
  }

  /// What differs from the last content of this item, or was asked for a second time.
  mutating func take(_ observation: Observation, _ slot: Int) -> [PollFinding] {
    guard let item = slots[slot] else { return [] }
    var observation = observation
    if item.seen == observation.digest {
      guard item.isToConfirm else { return [] }
    }
    slots[slot]?.isToConfirm = false
    // The first answer was not taken; this one is the second. It confirms only what the first one said.
    observation.report.isConfirmed = item.isToConfirm && item.doubted == observation.digest
    slots[slot]?.doubted = nil
    if item.isToConfirm, observation.digest == item.mark.digest {
      // The first answer came from a stale cache: nothing is new.
      slots[slot]?.seen = observation.digest
      return []
    }
    slots[slot]?.seen = observation.digest
    if observation.meaning == .unmapped { tally.unmapped += 1 }
    if observation.report.contradiction != nil { tally.unsure += 1 }
    return [finding(slot, .news(observation))].compactMap(\.self)
  }

  /// A reading arrived. The door hears of it only if it believes that none does.
  mutating func good(_ slot: Int, at now: Instant, unread: [String] = []) -> [PollFinding] {
    guard let item = slots[slot] else { return [] }
    tally.lastGoodAt = now
    slots[slot]?.mark.readAt = item.askedAt ?? now
    slots[slot]?.mark.missed = 0
    slots[slot]?.isDirty = true
    slots[slot]?.lastError = unread.isEmpty ? nil : "Not readable: \(unread.joined(separator: ", "))."
    return freshen(slot)
  }

  mutating func freshen(_ slot: Int) -> [PollFinding] {
    guard let item = slots[slot], !item.isFresh else { return [] }
    slots[slot]?.isFresh = true
    slots[slot]?.isSilent = false
    slots[slot]?.isGone = false
    return [finding(slot, .fresh)].compactMap(\.self)
  }

  func finding(_ slot: Int, _ what: PollFinding.What) -> PollFinding? {
    slots[slot].map { PollFinding(endpoint: endpoint.name, refill: $0.tracked.refill, what: what) }
  }
}
