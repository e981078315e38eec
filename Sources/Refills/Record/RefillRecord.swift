package import Statecharts

/// What is known of one refill beside its chart: everything that guards and answers are read from.
///
/// Events change it first, then the chart steps on the new facts. It holds words of patients and staff, so the
/// store seals it as a whole.
package struct RefillRecord: Hashable, Sendable, Codable {
  package let id: RefillID
  /// The clinic's own id.
  package let external: ExternalID
  package let patient: PatientID
  package let prescription: PrescriptionID
  package let brand: BrandName
  package var request: RequestID?
  package var order: OrderID?
  /// The refill that did not arrive, in whose place this one goes.
  package let replaces: RefillID?
  /// The refill that goes in the place of this one, which did not arrive.
  package var replacedBy: RefillID?
  package let schedule: DrugSchedule
  package let road: Road
  package var way: Way
  package var gapRisk: GapRisk
  package var runOut: Instant?
  package var pharmacy: PharmacyPlace?
  /// Where it was before, the last one last; each pharmacy once.
  package var formerPlaces: [FormerPlace] = []
  /// Told of when it was already with a pharmacy; nil: it began here.
  package var importedAt: Instant?
  /// Why it was asked for, in the words of whoever asked; nil: nobody said.
  package let askedBecause: String?

  package var moments: [Moment: Instant] = [:]
  package var clocks: [RefillChart.Clock: ArmedClock] = [:]
  /// How many clocks were ever armed; each arming takes the next number.
  package var armings: Int64 = 0
  /// Since when the progress is what it is.
  package var progressSince: Instant
  /// Intervals in which an action blocked; the last may be open.
  package var pauses: [Pause] = []
  package var openActions: [OpenAction] = []
  /// What was answered to actions that are closed; of each kind the last.
  package var replies: [HeardReply] = []
  package var tasks: [StaffTask] = []
  /// Nil: nobody has taken it.
  package var owner: WorkOwner?
  /// The last that nothing has ended; its time may have come. Nil: it was not put off.
  package var snooze: Snooze?
  package var decision: ProviderDecision?
  package var failure: ScreeningFailure?
  package var proposal: Proposal?
  package var isDiscontinued = false

  /// The newest time that each source gave to its news.
  package var news: [Report.Source: Instant] = [:]
  /// The last word of the patient or of staff about where the medicine is; older news does not stand against it.
  package var wordAt: Instant?
  /// The report that brought it where it is.
  package var movedBy: Report?
  package var parcel: Parcel?
  /// What is ready or was handed over, whichever was said last.
  package var handedOver: Quantity?
  /// What the patient has of it; nil: nothing was handed over.
  package var collected: Collected?
  /// How many days a whole fill lasts; nil where nobody said.
  package var daysSupply: Int?
  /// The source contradicted itself in its last answer.
  package var isUnsure = false
  /// Since when the last word of a source is one that no mapping names; nil: it is understood.
  package var unmappedAt: Instant?
  /// What was corrected last: what we had said, and when.
  package var correction: Correction?

  package init(
    id: RefillID, external: ExternalID, prescription: Prescription, brand: BrandName, request: RequestID?,
    way: Way,
    pharmacy: PharmacyPlace?, requestedAt: Instant, importedAt: Instant? = nil,
    replaces: RefillID? = nil, askedBecause: String? = nil
  ) {
    self.id = id
    self.external = external
    patient = prescription.patient
    self.prescription = prescription.id
    self.brand = brand
    self.request = request
    self.way = way
    self.pharmacy = pharmacy
    self.importedAt = importedAt
    self.replaces = replaces
    self.askedBecause = askedBecause
    schedule = prescription.schedule
    road = prescription.canBeRepeated(at: requestedAt) ? .repeats : .renewal
    gapRisk = prescription.gapRisk
    daysSupply = prescription.daysSupply
    progressSince = requestedAt
    moments[.requestedAt] = requestedAt
    // A renewal gets a new prescription; the end of the old one no longer matters.
    moments[.prescriptionEnds] = road == .repeats ? prescription.endsAt : nil
    runsOut(prescription.runOut)
  }
}
