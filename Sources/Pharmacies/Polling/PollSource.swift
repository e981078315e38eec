package import Curl
package import Refills
package import Statecharts
package import Store
import Synchronization

/// The poll loop where several threads reach it: the curl thread asks it and tells it answers, the service tells it
/// what the door said, pushes bring questions forward. Nothing waits while it is locked.
package final class PollSource: PumpSource {
  package typealias Finding = [PollFinding]

  private let loop: Mutex<PollLoop>

  /// - Parameters:
  ///   - marks: what is remembered of earlier readings.
  ///   - seed: spreads the questions; the same for the life of an installation.
  package init(
    _ endpoints: [Endpoint], marks: [EndpointName: [ReadingMark]] = [:], seed: UInt64, at now: Instant
  ) {
    loop = Mutex(
      PollLoop(endpoints.map { Lane($0, seed: seed, marks: marks[$0.name] ?? [], at: now) }))
  }

  /// Takes over which items an endpoint may be asked about; what was read of those that stay is kept.
  package func replace(
    _ items: [TrackedItem], marks: [ReadingMark], of endpoint: EndpointName, at now: Instant
  ) {
    let marks = Dictionary(marks.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
    withLoop { loop in _ = loop.at(endpoint) { $0.replace(items, marks: marks, at: now) } }
  }

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
