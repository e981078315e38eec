import Curl
import Foundation
import Refills
import Statecharts
import Store
import Tracking

/// Everything that is known about asking one endpoint: its items, when each is due, its budget, whether it is well.
/// A value without I/O: what to ask goes out, answers come in.
struct Lane {
  /// The pump asks at least once a second; a clock that moved more than this between two questions was set or stood
  /// still.
  static let jump = Span.minutes(1)
  /// Two questions about one item lie at least so far apart, however many pushes come.
  static let leastGap = Span.seconds(1)

  /// What was wished for while the endpoint was closed is asked within so much after it opens.
  static let spread = Span.minutes(1)

  let endpoint: Endpoint
  let options: CurlOptions
  /// What every request carries.
  let headers: [CurlHeader]
  /// How one item is asked about; nil: items are found by the search only.
  let question: ItemQuestion?
  let reader: ItemReader
  let schedule: PollSchedule
  /// Nil where the endpoint signs in without tokens.
  let token: EndpointToken?
  /// The token that requests leave with.
  var pass: AccessToken?
  /// What is in flight with which token.
  var sentWith: [Subject: AccessToken] = [:]
  var watch = WatchList()
  /// The refills that moved while the list is loaded: what is read of them from the disk may be old. Nil: it is loaded.
  var movedWhileLoading: Set<RefillKey>? = []
  var queue = DueQueue()
  /// What changed lately.
  var search: SearchProgress?
  /// Everything, now and then, since searches by time miss changes; nil where items are asked about one by one for
  /// that.
  var sweep: SearchProgress?
  /// A page of the sweep and an item take turns.
  var isSweepsTurn = false
  var hours: OpeningHours?
  var bucket: TokenBucket
  var pace = Pace()
  var window: RequestWindow
  var breaker = Breaker()
  /// What the endpoint asked for by `Retry-After`, or by saying that nothing is left.
  var notBefore = Instant.never
  var inFlight = 0
  /// What is to be said to the door when there is time.
  var sayings: [Saying] = []
  /// Items that were read once and of which the door believes that nothing is heard.
  var unheard: Set<Int> = []
  /// Slots whose marks are to be written.
  var dirty: [Int] = []
  var errors = ErrorTexts()
  var tally = Tally()

  struct Saying {
    let slot: Int
    let refill: RefillKey
    let what: WatchedItem.Told
  }

  struct Tally {
    var requests = 0
    var failures = 0
    var unmapped = 0
    var unsure = 0
    /// Answers about ids that we never sent.
    var strangers = 0
    /// Items that were never read.
    var unread = 0
    var lastGoodAt: Instant?
    var lastError: String?
  }

  /// - Parameter mark: of the endpoint's search; nil: it never ended.
  init(_ endpoint: Endpoint, seed: UInt64, mark: ReadingMark?, token: EndpointToken? = nil, at now: Instant) {
    self.endpoint = endpoint
    self.token = token
    options = endpoint.options
    headers = endpoint.headers
    question = endpoint.connector.itemAsk.map { ItemQuestion($0, at: endpoint.url) }
    reader = endpoint.reader
    schedule = PollSchedule(rhythm: endpoint.rhythm, seed: seed)
    hours = endpoint.hours.map(OpeningHours.init)
    bucket = TokenBucket(perMinute: endpoint.limits.perMinute, at: now)
    window = RequestWindow(most: endpoint.limits.atOnce)
    guard let shape = endpoint.connector.search else { return }
    let due = schedule.next("", every: endpoint.rhythm.often, after: now)
    search = SearchProgress(
      mark: mark ?? ReadingMark(endpoint: endpoint.name, item: "", nextAt: due), dueAt: due)
    guard (shape.manner ?? endpoint.connector.manner) == .read else { return }
    let turn = schedule.next("", every: shape.sweep, after: now)
    sweep = SearchProgress(mark: ReadingMark(endpoint: endpoint.name, item: "", nextAt: turn), dueAt: turn)
  }

  /// Gives an item its next place on the clock.
  /// - Parameter limit: a place that it has already and that may be earlier.
  mutating func plan(_ slot: Int, at now: Instant, notLaterThan limit: Instant? = nil) {
    var due = Instant.farAway
    if let interval = interval(of: slot, at: now) {
      due = min(place(watch[slot].id, every: interval, after: now), limit ?? due)
    }
    if let recallAt = watch.oddity(of: slot).recallAt { due = min(due, max(recallAt, now)) }
    // Whoever gives it another place, above all because it moved, does not know of the question that was wished for.
    if watch[slot].isWantedAgain, let wanted = watch[slot].dueAt.ifAny { due = min(due, wanted) }
    // What is closed is asked about as long as news can open it again, and then forgotten.
    if let endsAt = watch[slot].endsAt { due = min(due, endsAt) }
    if due < .farAway { schedule(slot, at: due) } else { watch[slot].dueAt = .never }
  }

  mutating func schedule(_ slot: Int, at due: Instant) {
    guard watch[slot].dueAt != due else { return }
    watch[slot].dueAt = due
    queue.add(slot, at: due)
  }

  /// A place on the clock that respects the pharmacy's hours.
  mutating func place(_ id: String, every interval: Span, after now: Instant) -> Instant {
    let place = schedule.next(id, every: interval, after: now)
    guard var hours else { return place }
    defer { self.hours = hours }
    let night = hours.stretch(at: place)
    if night.isOpen { return place }
    // Closed: seldom, and again from the opening on, spread as ever.
    let seldom = schedule.next(id, every: max(interval, endpoint.rhythm.seldom), after: now)
    return seldom < night.until ? max(seldom, place) : schedule.next(id, every: interval, after: night.until)
  }

  /// How long until an item is asked about by itself again; nil: it is not.
  private mutating func interval(of slot: Int, at now: Instant) -> Span? {
    guard question != nil, !watch[slot].id.isEmpty else { return nil }
    let own = schedule.interval(
      watch[slot].rhythm, changedAt: watch[slot].changedAt, promisedAt: watch[slot].promisedAt.ifAny, at: now)
    guard let own, search != nil, watch[slot].missed == 0 else { return own }
    let isUnread = watch[slot].seen == .none
    if sweep != nil {
      // The first search goes through all of them; what it does not bring is asked about afterwards.
      let isFirst = search?.isFirst == true && search?.mark.missed == 0
      return isFirst || !isUnread ? nil : own
    }
    return isUnread ? own : max(endpoint.connector.search?.sweep ?? own, own)
  }
}
