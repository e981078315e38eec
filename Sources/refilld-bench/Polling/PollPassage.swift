import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Synchronization
import Tracking

/// What the pump asks instead of the poller's own source. The requests are the poller's and go out over libcurl; only
/// the bytes of the answers are made to be about their fills.
final class PollPassage: PumpSource {
  private struct State {
    /// The number of the fill, by tag.
    var asked: [UInt64: Int] = [:]
    /// How often each fill was answered.
    var turns: [UInt8]
  }

  /// Statuses in turn. Every second step goes back, with a newer time: a correction.
  private static let statuses = ["in_progress", "ready"]
  private static let mostTurns = 250

  private let source: PollSource
  private let desk: PollDesk
  private let state: Mutex<State>
  /// The end of an answer's body, by turn.
  private let ends: [[UInt8]]

  init(_ source: PollSource, desk: PollDesk) {
    self.source = source
    self.desk = desk
    state = Mutex(State(turns: Array(repeating: 0, count: 1_000_000)))
    let start = SystemTime().now() - .hours(1)
    ends = (0...Self.mostTurns).map { turn in
      let status = Self.statuses[turn % 2]
      let time = (start + .seconds(Int64(turn))).rfc3339
      return Array(#"","status":"\#(status)","updatedAt":"\#(time)","tracking":null}"#.utf8)
    }
  }

  func next(now: Int64) -> PumpStep {
    let isOpen = desk.counts.withLock { $0.left > 0 }
    guard isOpen else { return .wait(until: now + 1) }
    let step = source.next(now: now)
    guard case .ask(let request, let tag) = step else { return step }
    let number = Self.number(in: request.url)
    state.withLock { $0.asked[tag] = number }
    desk.counts.withLock { counts in
      counts.left -= 1
      if counts.firstAskAt == nil { counts.firstAskAt = .now }
    }
    return step
  }

  func finished(_ tag: UInt64, _ outcome: Result<CurlResponse, CurlError>, now: Int64) -> [PollFinding]? {
    let body: [UInt8]? = state.withLock { state in
      guard let number = state.asked.removeValue(forKey: tag) else { return nil }
      let turn = Int(state.turns[number])
      let isFirst = turn == 0 && !desk.areRead
      guard isFirst || number % 100 < desk.changedPercent || desk.hidesValidators else { return nil }
      let moves = isFirst || number % 100 < desk.changedPercent
      if moves, turn < Self.mostTurns { state.turns[number] += 1 }
      return Array(#"{"id":"F-\#(number)"#.utf8) + ends[moves ? turn : turn - 1]
    }
    let isGood: Bool
    var outcome = outcome
    if case .success(var response) = outcome, response.status == 200 || response.status == 304 {
      isGood = true
      if let body {
        response.status = 200
        response.body = body
        if desk.hidesValidators { response.headers = CurlHeaders(bytes: []) }
        outcome = .success(response)
      }
    } else {
      isGood = false
    }
    let findings = source.finished(tag, outcome, now: now)
    desk.counts.withLock { counts in
      counts.answered += 1
      if !isGood { counts.errors += 1 }
      counts.findings += findings?.count ?? 0
    }
    return findings
  }

  /// The digits at the end of `…id=F-17`.
  private static func number(in url: String) -> Int {
    var number = 0
    var weight = 1
    for byte in url.utf8.reversed() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { break }
      number += Int(byte - UInt8(ascii: "0")) * weight
      weight *= 10
    }
    return number
  }
}
