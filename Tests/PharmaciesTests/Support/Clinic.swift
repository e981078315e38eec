import Foundation
import Pharmacies
import Refills
import Statecharts
import Store
import Synchronization
import Testing
import Tracking

/// A door with the real decider behind it and everything in memory: what the poller and the errands see of the rest.
final class Clinic: Doorway, Views, Directory {
  struct Submitted: Sendable {
    let refill: RefillID
    let event: RefillChart.Event
    let sender: Sender
    let refusal: Refusal?
  }

  private struct State {
    var refills: [RefillID: Refill] = [:]
    var submitted: [Submitted] = []
    var heard: [RawAnswer] = []
    var marks: [String: ReadingMark] = [:]
    /// How many submissions the door still turns away because the disk is full.
    var unavailable = 0
    var followers: [@Sendable ([TrackedPlace]) -> Void] = []
    var random = SystemRandomNumberGenerator()
  }

  let patient: Patient
  let prescription: Prescription
  let time: any TimeSource
  private let state = Mutex(State())

  init(time: any TimeSource = RealTime()) throws {
    var random = SystemRandomNumberGenerator()
    let now = time.now()
    self.time = time
    patient = Patient(
      id: PatientID(at: now, using: &random), external: try #require(ExternalID("P-1")),
      brand: try #require(BrandName("main")), name: "Testa \"Quote\" Canary",
      birthDate: CalendarDate("1980-02-29"),
      contacts: [Contact(channel: .text, address: "+15550100")], address: "1 Test Street")
    prescription = Prescription(
      id: PrescriptionID(at: now, using: &random), external: try #require(ExternalID("RX-1")),
      patient: patient.id,
      drug: "Canarymab 10 mg", schedule: .none, repeatsAllowed: 3, daysSupply: 30)
  }

  /// A refill that is with a pharmacy already.
  func imported(_ name: String, at endpoint: EndpointName, item: String?, way: Way = .pickUp) throws
    -> RefillID
  {
    let now = time.now()
    let refill = try state.withLock { state in
      let id = RefillID(at: now, using: &state.random)
      let record = RefillRecord(
        id: id, external: try #require(ExternalID(name)), prescription: prescription, brand: patient.brand,
        request: nil, way: way, pharmacy: PharmacyPlace(endpoint: endpoint, item: item), requestedAt: now,
        importedAt: now)
      var decider = Decider()
      let refill = try #require(decider.begin(record, at: now, in: try Self.context()))
      let verdict = decider.decide(
        refill, Input(.refillImported(Import()), from: .system, at: now), in: try Self.context())
      guard case .decided(let decision) = verdict else { throw CancellationError() }
      state.refills[id] = decision.refill
      return decision.refill
    }
    tell([refill])
    return refill.id
  }

  /// Tells of what moves, as the door does.
  func follow(_ body: @escaping @Sendable ([TrackedPlace]) -> Void) {
    state.withLock { $0.followers.append(body) }
  }

  private func tell(_ moved: [Refill]) {
    guard !moved.isEmpty else { return }
    for follower in state.withLock({ $0.followers }) { follower(moved.map(TrackedPlace.init)) }
  }

  static func context() throws -> DecisionContext {
    let zone = try TimeZone.named("America/New_York")
    return DecisionContext(calendars: Calendars(clinic: BusinessCalendar(zone: zone), patientZone: zone))
  }

  func submit(_ submission: Submission) async -> DoorAnswer {
    let now = time.now()
    let answer: DoorAnswer = state.withLock { state in
      if state.unavailable > 0 {
        state.unavailable -= 1
        return .unavailable(StoreError(.unavailable, "The disk is full."))
      }
      var outcome = Outcome.done([])
      for change in submission.changes {
        var parts: (id: RefillID, event: RefillChart.Event?, version: Int64?)?
        if case .input(let id, let event, let version) = change { parts = (id, event, version) }
        if case .news(let event, let answer) = change {
          parts = (answer.refill, event, nil)
          state.heard.append(answer)
        }
        guard let (id, event, version) = parts, let refill = state.refills[id],
          let context = try? Self.context()
        else { return .answered(.conflict("not for this test"), RenderedAnswer(status: 409, body: [])) }
        guard let event else { continue }
        var decider = Decider()
        let input = Input(event, from: submission.sender, at: now, expecting: version)
        switch decider.decide(refill, input, in: context) {
        case .decided(let decision):
          state.refills[id] = decision.refill
          state.submitted.append(Submitted(refill: id, event: event, sender: submission.sender, refusal: nil))
          outcome = .done([decision.refill])
        case .refused(let refusal, _):
          state.submitted.append(
            Submitted(refill: id, event: event, sender: submission.sender, refusal: refusal))
          outcome = .refused(refusal, refill: refill)
        }
      }
      return .answered(outcome, submission.render(outcome))
    }
    if case .answered(.done(let moved), _) = answer { tell(moved) }
    return answer
  }

  func turnAway(_ count: Int) { state.withLock { $0.unavailable = count } }

  func save(_ marks: [ReadingMark]) -> Bool {
    state.withLock { state in for mark in marks { state.marks[mark.endpoint.text + " " + mark.item] = mark } }
    return true
  }

  var submitted: [Submitted] { state.withLock { $0.submitted } }
  /// The answers that came with news, the oldest first.
  var heard: [RawAnswer] { state.withLock { $0.heard } }
  func kinds(of refill: RefillID) -> [RefillChart.EventKind] {
    submitted.filter { $0.refill == refill }.map(\.event.kind)
  }
  func count(_ kind: RefillChart.EventKind, of refill: RefillID) -> Int {
    kinds(of: refill).count { $0 == kind }
  }
  func now(_ id: RefillID) -> RefillChart.Regions? { state.withLock { $0.refills[id]?.regions } }

  func refill(_ id: RefillID) throws(StoreError) -> Refill? { state.withLock { $0.refills[id] } }
  func watched(
    at endpoint: EndpointName, closedSince: Instant, after place: WatchedRow.Place?, limit: Int
  ) throws(StoreError) -> [WatchedRow] {
    guard place == nil else { return [] }
    return state.withLock { state in
      state.refills.values.filter { $0.record.pharmacy?.endpoint == endpoint && $0.progress.ask != .never }
        .map { refill in
          let item = refill.record.pharmacy?.item
          return WatchedRow(
            tracked: TrackedPlace(refill).item, mark: item.flatMap { state.marks[endpoint.text + " " + $0] },
            place: WatchedRow.Place(closedSince: nil, row: 1))
        }
    }
  }
  func formerlyWatched(at endpoint: EndpointName, after place: WatchedRow.Place?, limit: Int)
    throws(StoreError) -> [WatchedRow]
  { [] }
  func readingMark(at endpoint: EndpointName, item: String) throws(StoreError) -> ReadingMark? {
    state.withLock { $0.marks[endpoint.text + " " + item] }
  }
  func patient(_ id: PatientID) throws(StoreError) -> Patient? { id == patient.id ? patient : nil }
  func prescription(_ id: PrescriptionID) throws(StoreError) -> Prescription? {
    id == prescription.id ? prescription : nil
  }

  func refill(external: ExternalID) throws(StoreError) -> Refill? {
    state.withLock { $0.refills.values.first { $0.record.external == external } }
  }
  func refills(of patient: PatientID, limit: Int) throws(StoreError) -> [Refill] { [] }
  func refills(matching: RefillFilter, after: String?, limit: Int) throws(StoreError) -> RefillPage {
    RefillPage(refills: [], next: nil)
  }
  func counts(brands: Set<BrandName>) throws(StoreError) -> [RefillChart.Progress: Int] { [:] }
  func doubts() throws(StoreError) -> [BrandName: [Doubt: Int]] { [:] }
  func answers(of refill: RefillID, limit: Int) throws(StoreError) -> [HeardAnswer] { [] }
  func refill(at endpoint: EndpointName, item: String) throws(StoreError) -> RefillID? {
    state.withLock { state in
      state.refills.values.first { refill in
        refill.record.pharmacy.map { $0.endpoint == endpoint && $0.item == item } ?? false
      }?.id
    }
  }
  func journal(of refill: RefillID, limit: Int) throws(StoreError) -> [JournalRow] { [] }
  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] { [] }
  func dispatches(of refill: RefillID, limit: Int) throws(StoreError) -> [DispatchRow] { [] }
  func dispatch(_ id: MessageID) throws(StoreError) -> DispatchRow? { nil }
  func dispatches(in state: DispatchRow.State, limit: Int) throws(StoreError) -> [DispatchRow] { [] }
  func patient(external: ExternalID) throws(StoreError) -> Patient? { nil }
  func prescription(external: ExternalID) throws(StoreError) -> Prescription? { nil }
  func request(external: ExternalID) throws(StoreError) -> RefillRequest? { nil }
  func order(external: ExternalID) throws(StoreError) -> Order? { nil }
  func dispense(external: ExternalID) throws(StoreError) -> Dispense? { nil }
  func dispenses(of patient: PatientID) throws(StoreError) -> [Dispense] { [] }
  func staff(_ id: StaffID) throws(StoreError) -> StaffMember? { nil }
  func staff(external: ExternalID) throws(StoreError) -> StaffMember? { nil }
  func allStaff() throws(StoreError) -> [StaffMember] { [] }
}
