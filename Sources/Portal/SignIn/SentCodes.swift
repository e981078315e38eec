import Refills
import Statecharts

/// The codes that left lately: how many to each contact and in all, and how often each browser has tried. Only what did
/// leave stands here, so that nobody fills it, or makes it forget, with contacts and cookies that they invent. A value; its
/// owner guards it.
struct SentCodes {
  private struct Waiting {
    var tries = 0
    let until: Instant
  }

  private var toContact = SignInLimiter()
  private var inAll = SignInLimiter(most: PatientEntries.mostInAll)
  /// By the browser's secret.
  private var waiting: [String: Waiting] = [:]

  /// Counts a code that is to leave; false where too many did.
  mutating func mayLeave(to place: ContactPlace, in browser: String, until end: Instant, at now: Instant)
    -> Bool
  {
    guard inAll.begin("", at: now) == nil,
      toContact.begin("\(place.channel.rawValue) \(place.text)", at: now) == nil
    else { return false }
    waiting = waiting.filter { now < $0.value.until }
    if waiting[browser] == nil { waiting[browser] = Waiting(until: end) }
    return true
  }

  /// Counts a try. How many there were, this included; nil: no code left for this browser, or it is too old.
  mutating func tries(in browser: String, at now: Instant) -> Int? {
    guard var known = waiting[browser], now < known.until else { return nil }
    known.tries += 1
    waiting[browser] = known
    return known.tries
  }
}
