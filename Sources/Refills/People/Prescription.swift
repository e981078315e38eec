package import Statecharts

/// What may be dispensed, how often, until when. The drug's name is sealed in the store.
package struct Prescription: Hashable, Sendable, Codable {
  package let id: PrescriptionID
  package let external: ExternalID
  package let patient: PatientID
  package var drug: String
  package var schedule: DrugSchedule
  /// Fills after the first, as FHIR's `numberOfRepeatsAllowed` counts them; nil: not given.
  package var repeatsAllowed: Int?
  /// Fills that were completed, the first included. Parts of one fill count once.
  package var completedFills: Int
  /// Days that one fill lasts; nil: not given.
  package var daysSupply: Int?
  package var lastFilledAt: Instant?
  package var endsAt: Instant?
  package var isDiscontinued: Bool
  package var gapRisk: GapRisk
  /// Staff who wrote it; nil: somebody outside.
  package var prescriber: StaffID?

  package init(
    id: PrescriptionID, external: ExternalID, patient: PatientID, drug: String,
    schedule: DrugSchedule = .notGiven,
    repeatsAllowed: Int? = nil, completedFills: Int = 0, daysSupply: Int? = nil, lastFilledAt: Instant? = nil,
    endsAt: Instant? = nil, isDiscontinued: Bool = false, gapRisk: GapRisk = .unknown,
    prescriber: StaffID? = nil
  ) {
    self.id = id
    self.external = external
    self.patient = patient
    self.drug = drug
    self.schedule = schedule
    self.repeatsAllowed = repeatsAllowed
    self.completedFills = completedFills
    self.daysSupply = daysSupply
    self.lastFilledAt = lastFilledAt
    self.endsAt = endsAt
    self.isDiscontinued = isDiscontinued
    self.gapRisk = gapRisk
    self.prescriber = prescriber
  }

  /// Repeats that are left; nil where nobody said how many there were.
  package var repeatsLeft: Int? { repeatsLeft(after: 0) }

  /// The same, where so many more fills were completed than the clinic has counted.
  package func repeatsLeft(after more: Int) -> Int? {
    // What is stored may be of a time when nobody looked whether it is negative.
    repeatsAllowed.map { max(max($0, 0) - max(max(completedFills, 0) + more - 1, 0), 0) }
  }

  /// Whether another fill needs no new prescription. What nobody said is not assumed.
  package func canBeRepeated(at moment: Instant) -> Bool {
    (repeatsLeft ?? 0) > 0 && endsAt.map { moment < $0 } ?? true
  }

  /// When the patient runs out: last fill and days' supply, or unknown.
  package var runOut: Instant? {
    guard let lastFilledAt, let days = reckonedDays else { return nil }
    return lastFilledAt + .days(days)
  }

  /// Days' supply as it is reckoned with; nil: not given, or no number of days that anything lasts.
  package var reckonedDays: Int64? {
    daysSupply.flatMap { Self.days.contains($0) ? Int64($0) : nil }
  }

  /// Days that a fill may last.
  private static let days = 0...10_000
}
