import Refills
import SeededRandom
import Statecharts
import Testing

/// Records with everything in them that a record can have, or not, as the seed has it.
struct PackedSample {
  private var random: SplitMix64
  /// With nothing in it that came with a later layout than the first.
  private var isEarly = false
  /// Whether somebody may have said why it was asked for.
  private var isReasoned = true

  static func record(seed: UInt64, isReasoned: Bool = true) throws -> RefillRecord {
    var sample = PackedSample(random: SplitMix64(seed: seed), isReasoned: isReasoned)
    return try sample.record()
  }

  /// With nothing in it that came with a later layout than the first.
  static func earlier(seed: UInt64) throws -> RefillRecord {
    var sample = PackedSample(random: SplitMix64(seed: seed), isEarly: true)
    var record = try sample.record()
    (record.collected, record.daysSupply, record.movedBy) = (nil, nil, nil)
    (record.formerPlaces, record.replacedBy, record.replies) = ([], nil, [])
    (record.owner, record.snooze) = (nil, nil)
    return record
  }

  static func report(seed: UInt64) throws -> Report {
    var sample = PackedSample(random: SplitMix64(seed: seed))
    return try sample.report()
  }

  static func patient(seed: UInt64) throws -> Patient {
    var sample = PackedSample(random: SplitMix64(seed: seed))
    return try sample.patient()
  }

  static func prescription(seed: UInt64) throws -> Prescription {
    var sample = PackedSample(random: SplitMix64(seed: seed))
    return try sample.prescription()
  }

  private mutating func record() throws -> RefillRecord {
    let prescription = Prescription(
      id: PrescriptionID(at: moment(), using: &random), external: try name("rx"),
      patient: PatientID(at: moment(), using: &random), drug: "Testamine", schedule: any(),
      repeatsAllowed: 2, gapRisk: any())
    var record = RefillRecord(
      id: RefillID(at: moment(), using: &random), external: try name("refill"), prescription: prescription,
      brand: try name("north"), request: RequestID(at: moment(), using: &random), way: any(),
      pharmacy: try place("pharmacy"),
      requestedAt: moment(), replaces: isEarly ? nil : maybe(RefillID(at: moment(), using: &random)),
      askedBecause: isEarly || !isReasoned ? nil : text())
    record.order = maybe(OrderID(at: moment(), using: &random))
    record.runOut = maybe(moment())
    record.importedAt = maybe(moment())
    for key in Moment.allCases { record.moments[key] = maybe(moment()) }
    for key in RefillChart.Clock.allCases { record.clocks[key] = maybe(clock()) }
    record.armings = Int64.random(in: 0...300, using: &random)
    record.pauses = [Pause(from: moment(), until: moment()), Pause(from: moment())]
    record.openActions = OpenAction.Kind.allCases.map {
      OpenAction(kind: $0, text: text(), link: text(), blocking: maybe(any()), since: maybe(moment()))
    }
    record.replies = try OpenAction.Kind.allCases.map { kind in
      HeardReply(
        kind: kind,
        reply: ActionReply(
          answers: [AnsweredQuestion(question: "¿Y qué?", answer: "words\nof two lines")], address: text(),
          pharmacy: maybe(try place("chosen"))),
        from: any(), at: moment())
    }
    record.tasks = StaffTask.Owner.allCases.map {
      StaffTask(owner: $0, cause: any(), since: moment(), isUrgent: Bool.random(using: &random))
    }
    record.owner = maybe(
      WorkOwner(staff: StaffID(at: moment(), using: &random), since: moment(), by: "st", note: text()))
    record.snooze = maybe(Snooze(until: moment(), reason: "¿Mañana?", by: "st", at: moment()))
    decide(&record)
    try hear(&record)
    record.formerPlaces = [
      FormerPlace(place: try place("before"), leftAt: moment(), settledAt: maybe(moment()))
    ]
    return record
  }

  private mutating func decide(_ record: inout RefillRecord) {
    let gaps: [Denial.Gap?] = [nil, .safeToWait, .bridge(days: 3), .weCallToday]
    let gap = gaps[Int.random(in: gaps.indices, using: &random)]
    let kinds: [ProviderDecision.Kind] = [
      .approved, .denied(Denial(reason: any(), text: text(), gap: gap)),
      .elsewhere(OutsideDecision(system: "records", reference: "7")),
    ]
    record.decision = maybe(
      ProviderDecision(kind: kinds[Int.random(in: kinds.indices, using: &random)], by: "st", at: moment()))
    record.failure = maybe(
      ScreeningFailure(
        reason: any(), notBefore: maybe(moment()), other: maybe(RefillID(at: moment(), using: &random))))
    record.proposal = maybe(Proposal(text: "half the dose — ½", by: "st", at: moment()))
    record.isDiscontinued = Bool.random(using: &random)
  }

  private mutating func hear(_ record: inout RefillRecord) throws {
    for source in Report.Source.allCases { record.news[source] = maybe(moment()) }
    record.wordAt = maybe(moment())
    record.movedBy = maybe(try report())
    record.parcel = maybe(Parcel(carrier: text(), number: "1Z", link: text()))
    record.collected = maybe(
      Collected(thousandths: maybe(30_000), before: 0, ofThousandths: maybe(90_000), since: moment()))
    record.daysSupply = maybe(30)
    record.handedOver = maybe(Quantity(thousandths: -1, ofThousandths: maybe(.max)))
    record.isUnsure = Bool.random(using: &random)
    record.unmappedAt = maybe(moment())
    record.correction = maybe(Correction(said: any(), saidAt: moment(), changedAt: moment()))
  }

  private mutating func report() throws -> Report {
    var report = Report(
      source: any(), manner: Bool.random(using: &random) ? .read : .event, endpoint: maybe(try name("other")),
      reportedAt: maybe(moment()), seenAt: moment(), status: "in_progress", digest: "0f", reason: text(),
      heldUntil: maybe(moment()), readyAt: maybe(moment()), handedOverAt: maybe(moment()),
      promisedAt: maybe(moment()), quantity: maybe(Quantity(thousandths: 30_000)),
      parcel: maybe(Parcel(number: "2Z")), reroutedTo: maybe(try place("next")), contradiction: text())
    report.isConfirmed = Bool.random(using: &random)
    return report
  }

  private mutating func place(_ endpoint: String) throws -> PharmacyPlace {
    PharmacyPlace(endpoint: try name(endpoint), item: text(), tells: maybe([.work, .delivery]) ?? [])
  }

  private mutating func clock() -> ArmedClock {
    var clock = ArmedClock(
      occurrence: Int64.random(in: 0...9, using: &random), startedAt: moment(), due: maybe(moment()),
      unpausedDue: maybe(moment()))
    clock.firedAt = maybe(moment())
    clock.setAt = maybe(moment())
    return clock
  }

  private mutating func moment() -> Instant {
    Instant(milliseconds: Int64.random(in: -1_000...4_000_000_000_000, using: &random))
  }

  private mutating func patient() throws -> Patient {
    Patient(
      id: PatientID(at: moment(), using: &random), external: try name("patient"), brand: try name("north"),
      name: "Testa Über “Placeholder”", birthDate: maybe(CalendarDate(year: 1980, month: 2, day: 29)) ?? nil,
      contacts: (0..<Int.random(in: 0...3, using: &random)).map { _ in contact() }, language: any(),
      zone: maybe("America/New_York"), state: maybe("NY"), address: text(), recordedState: maybe("OH"),
      recordedAddress: text())
  }

  private mutating func contact() -> Contact {
    Contact(
      channel: any(), address: "testa@example.org", consent: maybe(consent()), billing: maybe(consent()),
      ending: maybe(ContactEnding(any(), at: moment())))
  }

  private mutating func consent() -> Consent {
    Consent(at: moment(), wording: "v1", level: any(), wantsEveryStep: Bool.random(using: &random))
  }

  private mutating func prescription() throws -> Prescription {
    Prescription(
      id: PrescriptionID(at: moment(), using: &random), external: try name("rx"),
      patient: PatientID(at: moment(), using: &random), drug: "Testamine ½ mg", schedule: any(),
      repeatsAllowed: maybe(-1), completedFills: Int.random(in: 0...400, using: &random),
      daysSupply: maybe(90),
      lastFilledAt: maybe(moment()), endsAt: maybe(moment()), isDiscontinued: Bool.random(using: &random),
      gapRisk: any(), prescriber: maybe(StaffID(at: moment(), using: &random)))
  }

  private mutating func text() -> String? { maybe("words of a patient’s, and “quotes”\n") }

  private mutating func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }

  private mutating func any<Choice: CaseIterable>() -> Choice where Choice.AllCases == [Choice] {
    Choice.allCases[Int.random(in: Choice.allCases.indices, using: &random)]
  }

  private func name<Thing>(_ text: String) throws -> Name<Thing> { try #require(Name(text)) }
}
