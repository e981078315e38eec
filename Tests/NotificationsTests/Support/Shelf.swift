import Refills
import Statecharts
import Store
import Synchronization
import Tracking

/// Records in memory, as the rooms read them; a clock that a test moves.
final class Shelf: Views, Directory, TimeSource, Doorway {
  struct Content {
    var refills: [Refill] = []
    var patients: [Patient] = []
    var rows: [DispatchRow] = []
    /// What the rows are after the next sleep; nil: as they are.
    var settling: [DispatchRow]?
    var journal: [JournalRow] = []
    var now: Instant
    var failure: StoreError?
    /// What was handed in at the door, and why it takes nothing.
    var submitted: [Submission] = []
    var refusal: StoreError?
  }

  private let content: Mutex<Content>

  init(_ sample: Sample) {
    content = Mutex(Content(refills: [sample.refill], patients: [sample.patient], now: sample.now))
  }

  func change(_ body: (inout sending Content) -> Void) { content.withLock { body(&$0) } }

  private func read<T: Sendable>(_ body: (Content) -> T) throws(StoreError) -> T {
    let (value, failure) = content.withLock { (body($0), $0.failure) }
    if let failure { throw failure }
    return value
  }

  /// Events that were handed in, by refill.
  var events: [RefillChart.EventKind] {
    content.withLock { content in
      content.submitted.flatMap(\.changes).compactMap { change in
        switch change {
        case .input(_, let event, _): event.kind
        case .thread: .patientTexted
        default: nil
        }
      }
    }
  }

  /// Texts of patients that were handed in.
  var words: [String] {
    content.withLock { content in
      content.submitted.flatMap(\.changes).compactMap { change in
        guard case .thread(let input) = change,
          case .threadWrote(let words)? = input.events(input.matter).first
        else { return nil }
        return words.text
      }
    }
  }

  func everybody() throws(StoreError) -> [Patient] { try read { $0.patients } }

  /// What was said of contacts at the door.
  var endings: [ContactEnding?] {
    content.withLock { content in
      content.submitted.flatMap(\.changes).compactMap { change in
        if case .contact(_, _, let ending) = change { ending } else { nil }
      }
    }
  }

  /// Makes the changes of contacts that the door would make.
  func submit(_ submission: Submission) async -> DoorAnswer {
    content.withLock { content in
      if let refusal = content.refusal { return .unavailable(refusal) }
      content.submitted.append(submission)
      for case .contact(let id, let place, let ending) in submission.changes {
        for index in content.patients.indices where content.patients[index].id == id {
          content.patients[index] =
            content.patients[index].ending(place, ending) ?? content.patients[index]
        }
      }
      return .answered(.done([]), submission.render(.done([])))
    }
  }

  func now() -> Instant { content.withLock { $0.now } }
  func sleep(until moment: Instant) async {
    content.withLock { content in
      if let rows = content.settling { content.rows = rows }
      content.settling = nil
    }
  }

  func refill(_ id: RefillID) throws(StoreError) -> Refill? { try read { $0.refills.first { $0.id == id } } }
  func refill(external: ExternalID) throws(StoreError) -> Refill? { nil }
  func refills(of patient: PatientID, limit: Int) throws(StoreError) -> [Refill] {
    try read { $0.refills.filter { $0.record.patient == patient } }
  }
  func refills(matching filter: RefillFilter, after cursor: String?, limit: Int) throws(StoreError)
    -> RefillPage
  {
    RefillPage(refills: [], next: nil)
  }
  func counts(brands: Set<BrandName>) throws(StoreError) -> [RefillChart.Progress: Int] { [:] }
  func doubts() throws(StoreError) -> [BrandName: [Doubt: Int]] { [:] }
  func answers(of refill: RefillID, limit: Int) throws(StoreError) -> [HeardAnswer] { [] }
  func refill(at endpoint: EndpointName, item: String) throws(StoreError) -> RefillID? { nil }
  func watched(
    at endpoint: EndpointName, closedSince: Instant, after place: WatchedRow.Place?, limit: Int
  ) throws(StoreError) -> [WatchedRow] { [] }
  func formerlyWatched(at endpoint: EndpointName, after place: WatchedRow.Place?, limit: Int)
    throws(StoreError) -> [WatchedRow]
  { [] }
  func journal(of refill: RefillID, limit: Int) throws(StoreError) -> [JournalRow] {
    try read { $0.journal.filter { $0.entry.refill == refill } }
  }
  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try read { Array($0.journal.filter { $0.sequence > sequence }.prefix(limit)) }
  }
  func dispatches(of refill: RefillID, limit: Int) throws(StoreError) -> [DispatchRow] {
    try read { $0.rows.filter { $0.refill == refill } }
  }
  func dispatches(in state: DispatchRow.State, limit: Int) throws(StoreError) -> [DispatchRow] { [] }
  func dispatch(_ id: MessageID) throws(StoreError) -> DispatchRow? {
    try read { $0.rows.first { $0.id == id } }
  }
  func readingMark(at endpoint: EndpointName, item: String) throws(StoreError) -> ReadingMark? { nil }

  func patient(_ id: PatientID) throws(StoreError) -> Patient? {
    try read { $0.patients.first { $0.id == id } }
  }
  func patient(external: ExternalID) throws(StoreError) -> Patient? { nil }
  func prescription(_ id: PrescriptionID) throws(StoreError) -> Prescription? { nil }
  func prescription(external: ExternalID) throws(StoreError) -> Prescription? { nil }
  func request(external: ExternalID) throws(StoreError) -> RefillRequest? { nil }
  func order(external: ExternalID) throws(StoreError) -> Order? { nil }
  func dispense(external: ExternalID) throws(StoreError) -> Dispense? { nil }
  func dispenses(of patient: PatientID) throws(StoreError) -> [Dispense] { [] }
  func staff(_ id: StaffID) throws(StoreError) -> StaffMember? { nil }
  func staff(external: ExternalID) throws(StoreError) -> StaffMember? { nil }
  func allStaff() throws(StoreError) -> [StaffMember] { [] }
}

extension DeliveryResult {
  /// It went out.
  var wasTold: Bool { if case .told = self { true } else { false } }
}
