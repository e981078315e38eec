import Foundation
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

/// A refill that really lives: what is stored of it was decided.
struct Life {
  let store: any RefillStore
  private(set) var refill: Refill
  private var decider = Decider()
  private var now = StoreSample.start

  private static let context = DecisionContext(
    calendars: Calendars(clinic: BusinessCalendar(zone: .gmt), patientZone: .gmt), durations: .standard)

  enum Reach { case approved, ready }

  init(_ number: Int, in store: any RefillStore, until reach: Reach = .ready) throws {
    self.store = store
    let sample = try StoreSample(number)
    var randomness = SystemRandomNumberGenerator()
    let record = RefillRecord(
      id: RefillID(at: now, using: &randomness), external: try StoreSample.name("life-\(number)"),
      prescription: sample.prescription, brand: sample.patient.brand, request: nil, way: .pickUp,
      pharmacy: PharmacyPlace(endpoint: try StoreSample.name("main-street")), requestedAt: now)
    let begun = decider.begin(record, at: now, in: Self.context)
    refill = try #require(begun)
    try store.commit(sample.directory)
    try tell(.screeningBegin, by: .system)
    try tell(.screeningPassed, by: .system)
    // Refused, and kept.
    try tell(.screeningPassed, by: .patient)
    let unscheduled = try #require(UnscheduledPrescription(sample.prescription))
    try tell(
      .providerApprove(Approval(of: unscheduled, by: StaffID(at: now, using: &randomness))), by: .provider)
    try fire(.undoOver)
    if reach == .approved { return }
    try tell(.orderAccepted(OrderReceipt(item: "item-\(number)")), by: .system)
    try hear(.pharmacyPreparing)
    try hear(.pharmacyReady)
  }

  /// One thing happens, a minute after what was before, and is stored.
  mutating func tell(_ event: RefillChart.Event, by actor: Actor, occurrence: Int64? = nil) throws {
    now = max(now, refill.changedAt) + .minutes(1)
    let input = Input(event, from: Sender(actor, name: "test"), at: now, occurrence: occurrence)
    switch decider.decide(refill, input, in: Self.context) {
    case .decided(let decision):
      try store.commit([.decision(decision)])
      refill = decision.refill
    case .refused(_, let entry): try store.commit(entry.map { [.refusal($0)] } ?? [])
    }
  }

  mutating func hear(_ kind: RefillChart.EventKind) throws {
    let report = Report(
      source: .pharmacy, manner: .event, endpoint: try StoreSample.name("main-street"), reportedAt: now,
      seenAt: now, status: "told")
    try tell(try #require(RefillChart.Event(kind: kind, carrying: report)), by: .pharmacy)
  }

  private mutating func fire(_ clock: RefillChart.Clock) throws {
    let armed = try #require(refill.record.clocks[clock])
    now = try #require(armed.due)
    try tell(
      clock == .undoOver ? .clockUndoOver : .clockReadySilent, by: .timer, occurrence: armed.occurrence)
  }

  /// Everything that is due until the pharmacy's window is over, and the clock that then moves nothing.
  mutating func outlast() throws {
    now = now + .days(11)
    let over = try #require(refill.record.clocks[.windowOver])
    try tell(.clockWindowOver, by: .timer, occurrence: over.occurrence)
    try fire(.readySilent)
  }
}
