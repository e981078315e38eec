import Refills
import Statecharts
import Store
import Tracking

extension SeedRun {
  static let consumers = ["ledger", "warehouse"]

  /// An event arrives at a consumer.
  func reached(
    _ consumer: String, _ row: StreamRow, _ answer: @escaping @Sendable (StreamResult) -> Void
  ) {
    let (refill, version) = (row.refill, row.version)
    if row.id != "\(refill)-\(version)" {
      ledger.broke(.messageHasOneID, "\(refill) version \(version) came as \(row.id)")
    }
    guard let known = ledger.known[refill], let place = known.events.firstIndex(of: version) else {
      return ledger.broke(.streamInOrder, "\(refill) version \(version) is no event")
    }
    trace("stream \(consumer) \(row.id)")
    guard !strikesLife(.deathBeforeSend) else { return }
    let result: StreamResult
    if strikes(.streamTooMany) {
      result = .busy(milliseconds: 20_000, "429")
    } else if strikes(.streamFailed) {
      result = .failed("500", after: nil)
    } else {
      let before = ledger.reached[consumer, default: [:]][refill] ?? 0
      if place > before {
        ledger.broke(.streamInOrder, "\(consumer) got \(refill) version \(version) before an earlier one")
      }
      ledger.reached[consumer, default: [:]][refill] = max(before, place + 1)
      result = strikes(.streamAcceptedThenLost) ? .failed("no answer", after: nil) : .taken
    }
    guard !strikesLife(.deathMidSend) else { return }
    afterLatency(500) { answer(result) }
  }
}
