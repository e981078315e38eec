import Refills
import SeededRandom
import Statecharts
import Store

extension MemoryStore {
  /// All that is stored; a value, so that a commit that fails leaves none of it changed.
  struct Contents {
    /// A row of the queue with what the claims need to know.
    struct Queued {
      var row: DispatchRow
      /// When it may be claimed; nil once it is done.
      var wakesAt: Instant?
      var opening = 0
    }

    var opening = 1
    var refills: [RefillID: Refill] = [:]
    var journal: [JournalRow] = []
    var timers: [TimerRow] = []
    var queue: [Queued] = []
    var answers: [AnswerKey: StoredAnswer] = [:]
    var heard: [RefillID: [HeardAnswer]] = [:]
    var cursors: [String: Int64] = [:]
    var patients: Set<PatientID> = []
    private var randomness = SplitMix64(seed: 1)

    mutating func apply(_ write: Write) throws(StoreError) {
      switch write {
      case .decision(let decision): try save(decision)
      case .refusal(let entry):
        guard refills[entry.refill] != nil else { throw Self.conflict }
        append(entry)
      case .heard(let answer, _, let refusal, let isJournaled):
        guard refills[answer.refill] != nil else { throw Self.conflict }
        let row = isJournaled ? journal.last { $0.entry.refill == answer.refill } : nil
        let all = heard[answer.refill, default: []]
        heard[answer.refill] =
          [HeardAnswer(answer, refusal: refusal, sequence: row?.sequence)]
          + all.prefix(RawAnswer.mostKept - 1)
      case .answer(let answer):
        if let known = answers[answer.key], answer.at < known.at + StoredAnswer.keptFor {
          throw Self.conflict
        }
        answers[answer.key] = answer
      case .patient(let patient): patients.insert(patient.id)
      case .parked(let consumer, let refill, let sequence, let moment):
        enqueue(.stream(consumer: consumer, sequence: sequence), of: refill, sequence: sequence, at: moment)
      case .cursor(let consumer, let sequence): cursors[consumer] = sequence
      case .revive(let id, let moment):
        guard let index = queue.firstIndex(where: { $0.row.id == id && $0.row.state == .dead }) else {
          throw Self.conflict
        }
        queue[index].row = queue[index].row.changed(to: .waiting, due: moment, isForgotten: true)
        queue[index].wakesAt = moment
      case .reported(let id, let text, let moment):
        guard let index = queue.firstIndex(where: { $0.row.id == id }),
          [.delivered, .withdrawn].contains(queue[index].row.state)
        else { throw Self.conflict }
        let state = moment == nil ? queue[index].row.state : .waiting
        queue[index].row = queue[index].row.changed(to: state, due: moment, error: text)
        queue[index].wakesAt = moment
      case .prescription, .request, .staff, .absence, .order, .dispense, .matter, .hold, .release, .read,
        .reading:
        break
      }
    }

    private mutating func save(_ decision: Decision) throws(StoreError) {
      let refill = decision.refill
      let isSecond = refills.values.contains {
        $0.isLive && $0.id != refill.id && $0.record.prescription == refill.record.prescription
      }
      guard patients.contains(refill.record.patient), !(isSecond && refill.isLive),
        (refills[refill.id]?.version ?? 0) == refill.version - 1
      else { throw Self.conflict }
      refills[refill.id] = refill
      append(decision.entry)
      for change in decision.timers {
        timers.removeAll { $0.refill == refill.id && $0.clock == change.clock }
        if let due = change.due {
          timers.append(
            TimerRow(refill: refill.id, clock: change.clock, occurrence: change.occurrence, due: due))
        }
      }
      for dispatch in decision.dispatches {
        enqueue(.dispatch(dispatch), of: refill.id, sequence: Int64(journal.count), at: decision.entry.at)
      }
    }

    private mutating func append(_ entry: JournalEntry) {
      journal.append(JournalRow(sequence: Int64(journal.count) + 1, entry: entry))
    }

    private mutating func enqueue(
      _ content: DispatchRow.Content, of refill: RefillID, sequence: Int64, at moment: Instant
    ) {
      let row = DispatchRow(
        id: MessageID(at: moment, using: &randomness), refill: refill, sequence: sequence, content: content,
        state: .waiting, attempt: 0, createdAt: moment, dueAt: moment, lastError: nil)
      queue.append(Queued(row: row, wakesAt: moment))
    }

    private static let conflict = StoreError(
      .conflict, "This contradicts what is stored; nothing was written.")
  }
}

extension DispatchRow {
  /// The same row in another state.
  /// - Parameter isForgotten: what was said of it before is.
  func changed(
    to state: State, attempt: Int? = nil, due: Instant? = nil, error: String? = nil, isForgotten: Bool = false
  ) -> DispatchRow {
    DispatchRow(
      id: id, refill: refill, sequence: sequence, content: content, state: state,
      attempt: attempt ?? self.attempt, createdAt: createdAt, dueAt: due ?? dueAt,
      lastError: isForgotten ? nil : error ?? lastError)
  }

  /// Whether sending it a second time can do harm.
  var isOnce: Bool {
    if case .dispatch(let dispatch) = content { dispatch.isOnce } else { false }
  }
}
