import Curl
import Foundation
import Pharmacies
import Statecharts

extension PollSource {
  struct Asked {
    let request: CurlRequest
    let tag: UInt64

    var isForToken: Bool { request.method == .post }
    var credentials: CurlCredentials? { request.options.credentials }
    var body: String { String(decoding: request.body, as: UTF8.self) }
  }

  /// All that it asks at a moment, until it says wait.
  func asks(at now: Instant) -> (asked: [Asked], until: Instant?) {
    var asked: [Asked] = []
    while true {
      switch next(now: now.milliseconds) {
      case .ask(let request, let tag): asked.append(Asked(request: request, tag: tag))
      case .wait(let until): return (asked, until.map(Instant.init))
      }
    }
  }

  /// Goes through time second by second, answers what is asked, and tells what was asked when.
  @discardableResult
  func go(
    from start: Instant, to end: Instant, _ answer: (Asked) -> Result<CurlResponse, CurlError>?
  ) -> [(at: Instant, asked: Asked)] {
    var all: [(at: Instant, asked: Asked)] = []
    var now = start
    while now <= end {
      for asked in asks(at: now).asked {
        all.append((now, asked))
        if let outcome = answer(asked) { finish(asked, outcome, at: now) }
      }
      now = now + .seconds(1)
    }
    return all
  }

  func finish(_ asked: Asked, _ outcome: Result<CurlResponse, CurlError>, at now: Instant) {
    _ = finished(asked.tag, outcome, now: now.milliseconds)
  }
}
