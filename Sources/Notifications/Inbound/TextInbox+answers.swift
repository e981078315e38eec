import Crypto
import Logging
import Refills
import Statecharts
import Store
import Tracking

extension TextInbox {
  /// Longest text of a patient's that is kept, in characters: ten texts in one.
  static let longestWords = 1_600

  /// What a patient answered holds at once, for everybody who has this number.
  func answer(_ text: String, from number: String, in push: TextPush) async throws(StoreError) {
    let now = push.at
    guard let place = ContactPlace(.text, number) else { return }
    let people = try patients(place)
    guard let first = people.first else { return }
    let said = InboundText.meaning(of: text)
    let reply: TextReply?
    switch said.meaning {
    case .stop(let saidCancel): reply = try await stop(place, people, saidCancel: saidCancel, at: now)
    case .start: reply = try await start(place, people, at: now)
    case .help: reply = .help
    case .wrongNumber: reply = try await leave(place, people, at: now)
    case .words:
      try await hand(text, of: people, in: push)
      reply = nil
    }
    guard let reply, let voice = voices[first.brand], let to = TextNumber(number) else { return }
    let body = TextBody(reply, in: said.language ?? first.language, from: voice)
    await send(body.text, to: to, at: now)
  }

  /// Texts end. Support is asked whether CANCEL meant the order; the order itself is not touched.
  /// - Returns: a confirmation, where they had not ended before.
  private func stop(
    _ place: ContactPlace, _ people: [Patient], saidCancel: Bool, at now: Instant
  ) async throws(StoreError) -> TextReply? {
    let wasInUse = try await change(place, people, to: ContactEnding(.stopped, at: now))
    if saidCancel {
      for patient in people {
        guard let refill = try latestRefill(of: [patient]) else { continue }
        try await receipts.doorway.submitOwn([.input(refill.id, .patientTextedCancel, expecting: nil)])
      }
    }
    return wasInUse ? .stopped : nil
  }

  /// Texts go on, with the latest of what was not told meanwhile; where there is nothing, a word says so.
  private func start(_ place: ContactPlace, _ people: [Patient], at now: Instant) async throws(StoreError)
    -> TextReply?
  {
    guard try await change(place, people, to: nil) else { return nil }
    var hasNews = false
    for patient in people {
      guard let row = try latestWithheld(from: patient, at: now) else { continue }
      try await receipts.note(row.id, row.lastError ?? "", true)
      receipts.sent.forget(patient.id)
      hasNews = true
    }
    return hasNews ? nil : .started
  }

  private func leave(_ place: ContactPlace, _ people: [Patient], at now: Instant) async throws(StoreError)
    -> TextReply?
  {
    let wasInUse = try await change(place, people, to: ContactEnding(.wrongNumber, at: now))
    for patient in people { try endSessions(patient.id) }
    return wasInUse ? .wrongNumber : nil
  }

  /// What was written goes into the thread of the patient's latest refill, and support is called to it. A push that the
  /// gateway sends again is the same; the same words in another are not.
  private func hand(_ text: String, of people: [Patient], in push: TextPush) async throws(StoreError) {
    guard let refill = try latestRefill(of: people), let thread = Conversation(of: refill, at: push.at) else {
      log.notice("A text of a patient who has no refill was not kept")
      return
    }
    let words = ThreadWords(typed: String(text.prefix(Self.longestWords)))
    let digest = SHA256.hash(data: Array("\(push.query.sorted { $0.key < $1.key })\n".utf8) + push.body)
    let answer = await receipts.doorway.submit(
      Submission(
        [.thread(BesideInput(.threadWrote(words), for: thread))], from: .system,
        key: AnswerKey(client: "texts/\(channel)", key: digest.hexadecimal), requestDigest: Array(digest)))
    switch answer {
    case .unavailable(let error): throw error
    case .answered(.refusedBeside, _):
      // The thread is as long as one may be: the words stand in the refill's journal.
      try await receipts.doorway.submitOwn(
        [.input(refill.id, .patientTexted(Word(text: words.text)), expecting: nil)])
    case .answered, .replayed, .keyReused, .inFlight: break
    }
  }

  /// - Returns: whether it was otherwise for anybody.
  private func change(_ place: ContactPlace, _ people: [Patient], to ending: ContactEnding?)
    async
    throws(StoreError) -> Bool
  {
    let changed = people.filter { $0.ending(place, ending) != nil }
    guard !changed.isEmpty else { return false }
    try await receipts.doorway.submitOwn(changed.map { .contact($0.id, place, ending) })
    return true
  }

  /// Live before closed, then what changed last.
  private func latestRefill(of people: [Patient]) throws(StoreError) -> Refill? {
    var all: [Refill] = []
    for patient in people { all += try receipts.views.refills(of: patient.id, limit: SentLog.mostRefills) }
    return all.max { ($0.isLive ? 1 : 0, $0.changedAt) < ($1.isLive ? 1 : 0, $1.changedAt) }
  }

  /// The newest notice that was kept back because the contact had ended, and that is still true.
  private func latestWithheld(from patient: Patient, at now: Instant) throws(StoreError) -> DispatchRow? {
    var latest: DispatchRow?
    for refill in try receipts.views.refills(of: patient.id, limit: SentLog.mostRefills)
    where refill.changedAt > now - SentLog.stale {
      for row in try receipts.views.dispatches(of: refill.id, limit: SentLog.mostRows) where row.wasWithheld {
        guard let notice = PendingNotice(row), MessagePolicy.isTrue(notice, of: refill),
          row.createdAt > latest?.createdAt ?? now - SentLog.stale
        else { continue }
        latest = row
      }
    }
    return latest
  }

  private func send(_ words: String, to number: TextNumber, at now: Instant) async {
    var randomness = SystemRandomNumberGenerator()
    let outcome = await texts.send(
      OutgoingText(id: MessageID(at: now, using: &randomness), refill: nil, to: number, body: words), at: now)
    if outcome != .taken { log.notice("The answer to a text did not go out") }
  }
}

extension DispatchRow {
  fileprivate var wasWithheld: Bool {
    state == .withdrawn && lastError?.hasSuffix(PolicyReason.contactsEnded.rawValue) == true
  }
}
