import Curl
import Refills
import Statecharts
import Store

/// The lanes of all endpoints, asked in turn so that none waits for another. A value without I/O.
struct PollLoop {
  private(set) var lanes: [Lane]
  private let index: [EndpointName: Int]
  private var asked: [UInt64: (lane: Int, subject: Lane.Subject)] = [:]
  private var lastTag: UInt64 = 0
  /// Where the next turn begins.
  private var turn = 0

  init(_ lanes: [Lane]) {
    self.lanes = lanes
    index = Dictionary(uniqueKeysWithValues: lanes.enumerated().map { ($1.endpoint.name, $0) })
  }

  mutating func next(at now: Instant) -> PumpStep {
    var soonest: Instant?
    for step in lanes.indices {
      let lane = (turn + step) % lanes.count
      switch lanes[lane].next(at: now) {
      case .ask(let request, let subject):
        turn = lane + 1
        lastTag += 1
        asked[lastTag] = (lane, subject)
        return .ask(request, tag: lastTag)
      case .wait(let until?): soonest = min(soonest ?? until, until)
      case .wait(nil): break
      }
    }
    return .wait(until: soonest?.milliseconds)
  }

  mutating func finished(
    _ tag: UInt64, _ outcome: Result<CurlResponse, CurlError>, at now: Instant
  ) -> [PollFinding] {
    guard let (lane, subject) = asked.removeValue(forKey: tag) else { return [] }
    return lanes[lane].finished(subject, outcome, at: now)
  }

  /// Does something with the lane of an endpoint; nil where there is none.
  mutating func at<Result>(_ endpoint: EndpointName, _ body: (inout Lane) -> Result) -> Result? {
    index[endpoint].map { body(&lanes[$0]) }
  }

  mutating func takeSilent(limit: Int) -> [PollFinding] {
    lanes.indices.flatMap { lanes[$0].takeSilent(limit: limit) }
  }

  mutating func takeDirtyMarks() -> [ReadingMark] {
    lanes.indices.flatMap { lanes[$0].takeDirtyMarks() }
  }
}
