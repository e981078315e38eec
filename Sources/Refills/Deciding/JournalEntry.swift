package import Statecharts

/// What one input was and did, as the journal keeps it.
package struct JournalEntry: Hashable, Sendable {
  package let refill: RefillID
  /// The refill's version after it.
  package let version: Int64
  package let at: Instant
  package let kind: RefillChart.EventKind
  package let sender: Sender
  /// The payload as JSON; the store seals it.
  package let payload: [UInt8]
  /// Hash of the chart that decided.
  package let chart: String
  /// Atomic states before and after.
  package let from: [String]
  package let to: [String]
  /// Bits by guard index: which were asked, and which said yes.
  package let guardsAsked: UInt64
  package let guardAnswers: UInt64
  package let timers: [TimerChange]
  package let notices: [RefillChart.Notice]
  package let isCorrection: Bool
  /// Why nothing changed; nil where something did.
  package let refusal: String?

  package init(
    refill: RefillID, version: Int64, at: Instant, kind: RefillChart.EventKind, sender: Sender,
    payload: [UInt8],
    chart: String, from: [String], to: [String], guardsAsked: UInt64 = 0, guardAnswers: UInt64 = 0,
    timers: [TimerChange] = [], notices: [RefillChart.Notice] = [], isCorrection: Bool = false,
    refusal: String? = nil
  ) {
    self.refill = refill
    self.version = version
    self.at = at
    self.kind = kind
    self.sender = sender
    self.payload = payload
    self.chart = chart
    self.from = from
    self.to = to
    self.guardsAsked = guardsAsked
    self.guardAnswers = guardAnswers
    self.timers = timers
    self.notices = notices
    self.isCorrection = isCorrection
    self.refusal = refusal
  }
}
