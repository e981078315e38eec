import Foundation
import Notifications
import Refills
import Statecharts
import Store
import Testing

/// One invented patient with one refill. What may leak nowhere is unlike anything else.
struct Sample {
  static let canaryName = "Quilliam Zzyzx-Canary"
  static let canaryDrug = "Xanthocanarine 5 mg"
  static let canaryAddress = "zzyzx.canary@patients.example"
  static let canaries = ["zzyzx", "canary", "quilliam", "xantho"]

  /// 10 in the morning in New York.
  let now: Instant
  let newYork: TimeZone
  var patient: Patient
  var refill: Refill
  private(set) var voice: ClinicVoice

  init(_ progress: RefillChart.Progress = .ready) throws {
    now = try #require(Instant(rfc3339: "2026-03-02T15:00:00Z"))
    newYork = try #require(TimeZone(identifier: "America/New_York"))
    var randomness = SystemRandomNumberGenerator()
    let brand = try #require(BrandName("northside"))
    patient = Patient(
      id: PatientID(at: now, using: &randomness), external: try #require(ExternalID("pat-1")), brand: brand,
      name: Self.canaryName, birthDate: CalendarDate("1980-04-05"),
      contacts: [
        Contact(channel: .email, address: Self.canaryAddress, consent: Consent(at: now, wording: "v1"))
      ], zone: "America/New_York", state: "NY", address: "1 Canary Row")
    let prescription = Prescription(
      id: PrescriptionID(at: now, using: &randomness), external: try #require(ExternalID("scrip-1")),
      patient: patient.id, drug: Self.canaryDrug, schedule: .none, repeatsAllowed: 3, completedFills: 1)
    let record = RefillRecord(
      id: RefillID(at: now, using: &randomness), external: try #require(ExternalID("refill-1")),
      prescription: prescription, brand: brand, request: nil, way: .pickUp, pharmacy: nil, requestedAt: now)
    var decider = Decider()
    let context = DecisionContext(
      calendars: Calendars(clinic: BusinessCalendar(zone: newYork), patientZone: newYork))
    let begun = decider.begin(record, at: now, in: context)
    refill = try #require(begun)
    refill.regions.progress = progress
    voice = ClinicVoice(
      brand: brand, name: "Northside Care", phone: "+1 555 0100",
      from: try #require(EmailAddress("care@clinic.example")),
      page: "https://clinic.example/refills/{refill}")
  }

  /// The brand has words of its own, and another name where one is given.
  mutating func speak(_ words: BrandWords, as name: String? = nil) {
    voice = ClinicVoice(
      brand: voice.brand, name: name ?? voice.name, phone: voice.phone, from: voice.from, page: voice.page,
      words: words)
  }

  /// Consents to e-mail at this level.
  mutating func agree(_ level: Consent.Level = .neutral, everyStep: Bool = false) {
    patient.contacts = [
      Contact(
        channel: .email, address: Self.canaryAddress,
        consent: Consent(at: now, wording: "v1", level: level, wantsEveryStep: everyStep))
    ]
  }

  func message(_ number: UInt64) -> MessageID {
    var counter = Counter(number: number)
    return MessageID(at: now, using: &counter)
  }

  func pending(_ notice: RefillChart.Notice, _ number: UInt64 = 1, isCorrection: Bool = false)
    -> PendingNotice
  {
    PendingNotice(id: message(number), notice: notice, isCorrection: isCorrection)
  }

  func row(
    _ notice: RefillChart.Notice, _ number: UInt64 = 1, state: DispatchRow.State = .claimed, attempt: Int = 1,
    at due: Instant? = nil, note: String? = nil
  ) -> DispatchRow {
    DispatchRow(
      id: message(number), refill: refill.id, sequence: Int64(number),
      content: .dispatch(.notice(notice, isCorrection: notice == .correction)), state: state,
      attempt: attempt,
      createdAt: due ?? now, dueAt: due ?? now, lastError: note)
  }

  /// A journal row that leads from one progress to another.
  func streamRow(
    from: RefillChart.Progress?, to: RefillChart.Progress, sequence: Int64 = 7,
    pace: (String, String) = ("onTime", "onTime"), tracking: (String, String) = ("fresh", "fresh")
  ) throws -> StreamRow {
    try StreamRow(
      journalRow(from: from, to: to, sequence: sequence, pace: pace, tracking: tracking), of: refill)
  }

  func journalRow(
    from: RefillChart.Progress?, to: RefillChart.Progress, sequence: Int64 = 7,
    pace: (String, String) = ("onTime", "onTime"),
    tracking: (String, String) = ("fresh", "fresh"), cause: RefillChart.EventKind = .pharmacyReady,
    refusal: String? = nil
  ) -> JournalRow {
    let before = from.map { [$0.rawValue, "nothingAsked", "noCancel", tracking.0, pace.0] } ?? []
    return JournalRow(
      sequence: sequence,
      entry: JournalEntry(
        refill: refill.id, version: sequence, at: now, kind: cause,
        sender: Sender(.pharmacy, name: "zzyzx-canary-endpoint"), payload: Array(Self.canaryDrug.utf8),
        chart: "c",
        from: before, to: [to.rawValue, "nothingAsked", "noCancel", tracking.1, pace.1], refusal: refusal))
  }
}

/// Numbers instead of chance, so that ids are known.
struct Counter: RandomNumberGenerator {
  let number: UInt64

  mutating func next() -> UInt64 { number }
}
