import Refills
import Statecharts
import Store

/// What the world knows to have happened, held against what the service does: cheap enough to be asked at each step.
final class Ledger {
  /// What is known of one refill from what was committed.
  struct Known {
    var version: Int64 = 0
    var standsAt: [String] = []
    var refill: Refill
    /// What of it was decided, and no review began since.
    var isDecided = false
    var clocks: [RefillChart.Clock: TimerChange] = [:]
    /// How new the news is that brought it where it is, by its pharmacy's own clock.
    var newest: Int64?
    /// Versions that are events of the stream.
    var events: [Int64] = []
    /// A person saw to a task of it: what comes next is theirs.
    var isLookedAfter = false
    /// The newest version that a client was told of.
    var acknowledged: Int64 = 0
    /// The journal's row of the last order or cancellation that left.
    var lastErrand: Int64 = 0
  }

  private(set) var known: [RefillID: Known] = [:]
  var patients: [PatientID: Patient] = [:]
  private(set) var answers: [AnswerKey: StoredAnswer] = [:]
  private(set) var inputs = 0
  /// Refills that changed since they were last looked for on disk.
  var unchecked: Set<RefillID> = []
  var attempts: [MessageID: Int] = [:]
  var accepted: [MessageID: Int] = [:]
  var refused: Set<MessageID> = []
  /// By consumer and refill: how many of its events were accepted.
  var reached: [String: [RefillID: Int]] = [:]
  /// References of orders that a person had sent again by hand.
  var sentAgain: Set<String> = []
  private var carriedOut: Set<String> = []
  /// Transitions of the chart that were taken, by their index.
  private(set) var taken: Set<Int> = []
  private var coverage = Coverage()
  private(set) var breach: Breach?

  /// The first that breaks is the one that is told.
  func broke(_ invariant: Invariant, _ text: String) {
    breach = breach ?? Breach(invariant, text)
  }

  func edit(_ refill: RefillID, _ body: (inout Known) -> Void) {
    guard var state = known[refill] else { return }
    body(&state)
    known[refill] = state
  }

  func took(_ submissions: Int) { inputs += submissions }

  // MARK: What the store was made to write

  func wrote(_ writes: [Write]) {
    for (index, write) in writes.enumerated() {
      switch write {
      case .decision(let decision):
        let next = index + 1 < writes.count ? writes[index + 1] : nil
        let heard: RawAnswer? = if case .heard(let answer, _, _, _)? = next { answer } else { nil }
        decided(decision, heard)
      case .answer(let answer): answers[answer.key] = answer
      case .patient(let patient): patients[patient.id] = patient
      case .refusal, .heard, .prescription, .request, .staff, .absence, .order, .dispense, .matter, .parked,
        .cursor,
        .revive, .reported, .hold, .release, .read, .reading:
        break
      }
    }
  }

  private func decided(_ decision: Decision, _ heard: RawAnswer?) {
    let entry = decision.entry
    let id = entry.refill
    unchecked.insert(id)
    var state = known[id] ?? Known(refill: decision.refill)
    if entry.version != state.version + 1 || (state.version > 0 && entry.from != state.standsAt)
      || entry.to != decision.refill.regions.stateIDs
    {
      broke(.legalTransition, "\(id) version \(entry.version) does not follow \(state.version)")
    }
    if entry.refusal == nil {
      checkDecision(entry, &state)
      checkNews(decision, heard, &state)
      checkRequest(entry)
      taken.formUnion(coverage.step(decision, from: state.version == 0 ? nil : state.refill))
    }
    checkClock(entry, &state)
    let isScheduled = decision.refill.record.schedule.isScheduled
    if isScheduled,
      decision.refill.progress == .approved || decision.refill.record.decision?.isApproval == true
    {
      broke(.scheduledNeverApproved, "\(id) is approved by \(entry.kind.rawValue) from \(entry.from)")
    }
    for change in entry.timers { state.clocks[change.clock] = change.due == nil ? nil : change }
    if entry.refusal == nil, entry.from != entry.to { state.events.append(entry.version) }
    if entry.kind == .taskDone { state.isLookedAfter = true }
    state.version = entry.version
    state.standsAt = entry.to
    // Another pharmacy has another clock; what counts from then on is what the refill itself goes by.
    if state.refill.record.pharmacy?.endpoint != decision.refill.record.pharmacy?.endpoint {
      state.newest = decision.refill.record.news[.pharmacy]?.milliseconds
    }
    state.refill = decision.refill
    known[id] = state
  }

  private static let decisions: Set<RefillChart.EventKind> = [
    .providerApprove, .providerDeny, .patientConfirmedChange,
  ]
  /// After these it is decided anew.
  private static let reopening: Set<RefillChart.EventKind> = [
    .screeningPassed, .providerUndo, .orderRefused, .screeningNoProvider, .patientMoved,
  ]

  private func checkDecision(_ entry: JournalEntry, _ state: inout Known) {
    if Self.reopening.contains(entry.kind) { state.isDecided = false }
    guard Self.decisions.contains(entry.kind) else { return }
    let progress = state.refill.progress
    if state.isDecided, progress != .toBeSigned, progress != .decidedElsewhere {
      broke(.oneDecision, "\(entry.refill) is decided again by \(entry.sender.name) from \(entry.from)")
    }
    state.isDecided = true
  }

  private func checkNews(_ decision: Decision, _ heard: RawAnswer?, _ state: inout Known) {
    guard let heard, decision.refill.record.movedBy != state.refill.record.movedBy || state.version == 0
    else {
      return
    }
    let stamp = FillAnswer.stamp(of: heard) ?? heard.askedAt.milliseconds
    if let newest = state.newest, stamp < newest {
      broke(.olderNewsMovesNothing, "\(heard.refill) is moved by news of \(stamp), and \(newest) was known")
    }
    let before = state.refill.record.pharmacy?.endpoint
    if state.version > 0, heard.endpoint != before {
      broke(
        .onlyItsPharmacyMovesIt,
        "\(heard.refill) is at \(before.map(\.text) ?? "none") and moved by \(heard.endpoint)")
    }
    state.newest = max(state.newest ?? stamp, stamp)
  }

  private func checkRequest(_ entry: JournalEntry) {
    guard entry.sender.name.contains("#") else { return }
    if entry.kind == .orderSendAgain || entry.kind == .orderNotFound, let known = known[entry.refill] {
      sentAgain.insert(known.refill.record.external.text)
    }
    let name = "\(entry.sender.name) \(entry.refill) \(entry.kind.rawValue)"
    if !carriedOut.insert(name).inserted { broke(.onceARequest, "\(name) was carried out twice") }
  }

  private func checkClock(_ entry: JournalEntry, _ state: inout Known) {
    guard let clock = RefillChart.Clock.of(entry.kind) else { return }
    guard let armed = state.clocks.removeValue(forKey: clock), let due = armed.due, due <= entry.at else {
      return broke(.onceAClock, "\(entry.refill) \(clock.rawValue) fired while it was not due")
    }
  }
}

extension ProviderDecision {
  var isApproval: Bool { if case .approved = kind { true } else { false } }
}
