import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Tracking

/// What goes on in a clinic, drawn from a seed: requests, approvals, news, refusals, clocks, the queue out, restarts.
struct CrashLife {
  /// What a caller was told, and could rely on from then on.
  enum Told: Sendable {
    case version(RefillID, Int64)
    case answer(AnswerKey, status: Int)

    func isKept(in store: any RefillStore) throws -> Bool {
      switch self {
      case .version(let id, let version): return try store.refill(id)?.version ?? 0 >= version
      case .answer(let key, let status):
        return try store.answer(to: key, at: StoreSample.start)?.status == status
      }
    }
  }

  let clinic: CrashClinic
  private let firstPatient: Int
  private(set) var told: [Told] = []
  private var patients: [CrashPatient] = []
  private var claimed: [DispatchRow] = []
  private var randomness: SplitMix64

  /// - Parameter firstPatient: patients before it are there already.
  init(_ clinic: CrashClinic, seed: UInt64, firstPatient: Int = 1) {
    self.firstPatient = firstPatient
    self.clinic = clinic
    randomness = SplitMix64(seed: seed)
  }

  /// Does one thing. What became of it stands in `told`.
  mutating func live() throws {
    told = []
    switch Int.random(in: 0..<100, using: &randomness) {
    case ..<20: try request([1, 1, 2, 3, 8].randomElement(using: &randomness) ?? 1)
    case ..<40: try pass(events(Int.random(in: 1...12, using: &randomness)))
    case ..<55: try fire()
    case ..<75: try turn()
    case ..<82: try repeatRequests()
    case ..<90: try note()
    case ..<93: try clinic.database.prune(at: clinic.now)
    case ..<95: try clinic.reopen()
    default: clinic.now = clinic.now + .hours(Int64.random(in: 1...30, using: &randomness))
    }
  }

  /// New patients and their refills, in one batch.
  mutating func request(_ count: Int) throws {
    let new = try (0..<count).map { try CrashPatient(firstPatient + patients.count + $0, at: clinic.now) }
    patients += new
    try pass(new.map(\.request))
  }

  /// A whole batch of what happens to refills, of which some is refused.
  private mutating func events(_ count: Int) throws -> [Submission] {
    try (0..<count).compactMap { _ in try event() }
  }

  private mutating func event() throws -> Submission? {
    guard let patient = patients.suffix(40).randomElement(using: &randomness) else { return nil }
    switch Int.random(in: 0..<10, using: &randomness) {
    case 0...2: return try patient.approval()
    case 3: return patient.input(.providerUndo, by: .provider)
    case 4: return patient.input(.screeningPassed, by: .patient)
    case 5: return patient.input(.orderAccepted(OrderReceipt(item: patient.record.id.text)), by: .system)
    case 6: return try patient.news(.pharmacyPreparing, at: clinic.now)
    case 7: return try patient.news(.pharmacyReady, at: clinic.now)
    case 8: return try patient.news(nil, at: clinic.now)
    default: return patient.input(.patientCancel(CancelWish()), by: .patient)
    }
  }

  private mutating func fire() throws {
    if let due = try clinic.store.nextTimerDue(), randomness.chance(60) { clinic.now = max(clinic.now, due) }
    let due = try clinic.store.dueTimers(at: clinic.now, limit: 20)
    try pass(due.map { Submission([.clock($0)], from: .timer) })
  }

  /// Some of what was claimed is settled, and more is claimed, as the queue out does it.
  mutating func turn() throws {
    let ended = claimed.filter { _ in randomness.chance(70) }
    claimed.removeAll { row in ended.contains { $0.id == row.id } }
    let settlements = ended.map { row in
      let result: Settlement.Result =
        switch Int.random(in: 0..<4, using: &randomness) {
        case 0: .again(at: clinic.now + .minutes(5), error: "not now", counts: true)
        case 1: row.attempt > 2 ? .dead(error: "never") : .delivered
        default: .delivered
        }
      return Settlement(id: row.id, attempt: row.attempt, result: result)
    }
    let found = try OutboxTurn(settlements: settlements, limit: 16).perform(on: clinic.store, at: clinic.now)
    claimed += found.claimed
    let unknown = found.abandoned.map { row in
      Submission(
        [.input(row.refill, .orderUnknown(OrderProblem(text: "lost")), expecting: nil)], from: .system)
    }
    try pass(unknown)
    guard !found.abandoned.isEmpty else { return }
    let lost = found.abandoned.map {
      Settlement(id: $0.id, attempt: $0.attempt, result: .unknown(error: "lost"))
    }
    _ = try clinic.store.settle(lost, at: clinic.now)
  }

  private mutating func repeatRequests() throws {
    try pass(patients.suffix(5).map(\.request))
  }

  /// What is not decided, and kept all the same.
  private mutating func note() throws {
    guard let endpoint = CrashPatient.endpoint, let patient = patients.last else { return }
    try clinic.store.commit([
      .reading(ReadingMark(endpoint: endpoint, item: patient.record.id.text, nextAt: clinic.now)),
      .cursor(consumer: "clinic", sequence: clinic.now.milliseconds),
      .parked(consumer: "clinic", refill: patient.record.id, sequence: 1, at: clinic.now),
    ])
  }

  mutating func pass(_ batch: [Submission]) throws {
    guard !batch.isEmpty else { return }
    let answers = clinic.pass(batch)
    for (submission, answer) in zip(batch, answers) {
      switch answer {
      case .answered(.done(let refills), let rendered):
        told += refills.map { .version($0.id, $0.version) }
        if let key = submission.key { told.append(.answer(key, status: rendered.status)) }
      case .replayed(let rendered):
        if let key = submission.key { told.append(.answer(key, status: rendered.status)) }
      case .answered, .keyReused, .inFlight: break
      case .unavailable(let error): throw error
      }
    }
  }
}
