import Curl
import Refills
import Statecharts
import Store

/// The lanes of all endpoints, asked in turn so that none waits for another. A value without I/O.
struct PollLoop {
  private(set) var lanes: [Lane]
  private let index: [EndpointName: Int]
  /// Until when each lane has nothing to ask, unless something happens to it.
  private var restsUntil: [Instant]
  /// What is in flight, by tag.
  private var asked: [(lane: Int, subject: Lane.Subject)?] = []
  private var freeTags: [Int] = []
  /// Where the next turn begins.
  private var turn = 0
  private var lastNow: Instant?

  init(_ lanes: [Lane]) {
    self.lanes = lanes
    restsUntil = lanes.map { _ in .never }
    index = Dictionary(uniqueKeysWithValues: lanes.enumerated().map { ($1.endpoint.name, $0) })
  }

  mutating func next(at now: Instant) -> PumpStep {
    noticeJump(at: now)
    var soonest = Instant.farAway
    for step in lanes.indices {
      let lane = turn + step < lanes.count ? turn + step : turn + step - lanes.count
      guard restsUntil[lane] <= now else {
        soonest = min(soonest, restsUntil[lane])
        continue
      }
      switch lanes[lane].next(at: now) {
      case .ask(let request, let subject):
        turn = lane + 1 < lanes.count ? lane + 1 : 0
        return .ask(request, tag: tag(lane, subject))
      case .wait(let until):
        restsUntil[lane] = until ?? .farAway
        soonest = min(soonest, restsUntil[lane])
      }
    }
    return .wait(until: soonest == .farAway ? nil : soonest.milliseconds)
  }

  mutating func finished(
    _ tag: UInt64, _ outcome: Result<CurlResponse, CurlError>, at now: Instant
  ) -> [PollFinding] {
    let tag = Int(tag)
    guard asked.indices.contains(tag), let (lane, subject) = asked[tag] else { return [] }
    asked[tag] = nil
    freeTags.append(tag)
    restsUntil[lane] = .never
    return lanes[lane].finished(subject, outcome, at: now)
  }

  private mutating func tag(_ lane: Int, _ subject: Lane.Subject) -> UInt64 {
    if let tag = freeTags.popLast() {
      asked[tag] = (lane, subject)
      return UInt64(tag)
    }
    asked.append((lane, subject))
    return UInt64(asked.count - 1)
  }

  /// A clock that was set leaves everything due at once, or nothing due for hours.
  private mutating func noticeJump(at now: Instant) {
    let moved = now - (lastNow ?? now)
    lastNow = now
    guard moved > Lane.jump || moved < Span.milliseconds(-Lane.jump.milliseconds) else { return }
    for lane in lanes.indices {
      lanes[lane].clockJumped(at: now)
      restsUntil[lane] = .never
    }
  }

  /// Does something with the lane of an endpoint; nil where there is none.
  mutating func at<Result>(_ endpoint: EndpointName, _ body: (inout Lane) -> Result) -> Result? {
    guard let lane = index[endpoint] else { return nil }
    restsUntil[lane] = .never
    return body(&lanes[lane])
  }

  /// Refills were made or have moved: each is followed where it is now, where it was and may still be filled, and
  /// nowhere else.
  mutating func follow(_ places: [TrackedPlace], at now: Instant) {
    for place in places {
      let here = place.endpoint.flatMap { index[$0] }
      if lanes.count > (here == nil ? 0 : 1) {
        let key = RefillKey(place.item.refill)
        let before = place.former.compactMap { index[$0.endpoint] }
        for lane in lanes.indices where lane != here && !before.contains(lane) { lanes[lane].leave(key) }
      }
      if let here { follow(place.item, in: here, at: now) }
      for former in place.former {
        if let lane = index[former.endpoint] { follow(former.item, in: lane, at: now) }
      }
    }
  }

  private mutating func follow(_ item: TrackedItem, in lane: Int, at now: Instant) {
    lanes[lane].follow(item, at: now)
    restsUntil[lane] = .never
  }

  mutating func takeSayings(limit: Int) -> [PollFinding] {
    lanes.indices.flatMap { lanes[$0].takeSayings(limit: limit) }
  }

  mutating func takeDirtyMarks() -> [ReadingMark] {
    lanes.indices.flatMap { lanes[$0].takeDirtyMarks() }
  }
}
