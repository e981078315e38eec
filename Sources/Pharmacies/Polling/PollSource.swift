package import Curl
package import Refills
package import Statecharts
package import Store
import Synchronization
package import Tracking

/// The poll loop where several threads reach it: the curl thread asks it and tells it answers, whoever writes for the door
/// tells it what moved, the service tells it what the door said, pushes bring questions forward. Nothing waits while it is
/// locked.
package final class PollSource: PumpSource {
  package typealias Finding = [PollFinding]

  private let loop: Mutex<PollLoop>

  /// - Parameters:
  ///   - marks: what is remembered of the endpoints' searches.
  ///   - seed: spreads the questions; the same for the life of an installation.
  ///   - tokens: shared with whoever else asks these endpoints; nil: with nobody.
  package init(
    _ endpoints: [Endpoint], marks: [EndpointName: ReadingMark] = [:], seed: UInt64, tokens: Tokens? = nil,
    at now: Instant
  ) {
    let tokens = tokens ?? Tokens(endpoints)
    loop = Mutex(
      PollLoop(endpoints.map { Lane($0, seed: seed, mark: marks[$0.name], token: tokens[$0.name], at: now) }))
  }

  /// Takes over some of the items that an endpoint may be asked about, as the disk has them. What `follow` brought
  /// before is newer and stays.
  package func load(_ rows: [WatchedRow], of endpoint: EndpointName, at now: Instant) {
    withLoop { loop in _ = loop.at(endpoint) { $0.load(rows, at: now) } }
  }

  /// All items of an endpoint are known: its search may begin.
  package func isLoaded(_ endpoint: EndpointName) {
    withLoop { loop in _ = loop.at(endpoint) { $0.isLoaded() } }
  }

  /// Refills were made or have moved.
  package func follow(_ places: [TrackedPlace], at now: Instant) {
    withLoop { $0.follow(places, at: now) }
  }

  /// There may be news at an endpoint: its next question comes forward.
  /// - Parameter item: the system's own id; nil: anything.
  package func hint(_ endpoint: EndpointName, item: String?, at now: Instant) {
    withLoop { loop in _ = loop.at(endpoint) { $0.hint(item, at: now) } }
  }

  /// What is to be written of the readings since the last time.
  package func takeMarks() -> [ReadingMark] { withLoop { $0.takeDirtyMarks() } }

  /// What is to be said to the door of readings that arrive or do not.
  /// - Parameter limit: of each endpoint at most so much.
  package func takeSayings(limit: Int) -> [PollFinding] { withLoop { $0.takeSayings(limit: limit) } }

  /// Tells what the door made of findings, in their order.
  package func settle(_ findings: [PollFinding], _ answers: [DoorAnswer], at now: Instant) {
    withLoop { loop in
      for (finding, answer) in zip(findings, answers) {
        let settled = Lane.Settled(answer)
        _ = loop.at(finding.endpoint) { lane in
          if case .news(let observation) = finding.what {
            lane.settle(finding.refill, observation, settled, at: now)
          } else if case .lost = settled {
            lane.unsay(finding.refill, finding.what)
          }
        }
      }
    }
  }

  /// Whether another request may go to this endpoint now, counted against its budget.
  /// - Returns: nil: yes. Else when to come back.
  package func admit(_ endpoint: EndpointName, at now: Instant) -> Instant? {
    withLoop { loop in loop.at(endpoint) { $0.admit(at: now) } ?? nil }
  }

  package var board: Board { Board(self) }

  package func next(now: Int64) -> PumpStep {
    loop.withLock { $0.next(at: Instant(milliseconds: now)) }
  }

  package func finished(
    _ tag: UInt64, _ outcome: Result<CurlResponse, CurlError>, now: Int64
  ) -> [PollFinding]? {
    let findings = loop.withLock { $0.finished(tag, outcome, at: Instant(milliseconds: now)) }
    return findings.isEmpty ? nil : findings
  }

  func withLoop<Result: Sendable>(_ body: (inout sending PollLoop) -> sending Result) -> Result {
    loop.withLock(body)
  }
}
