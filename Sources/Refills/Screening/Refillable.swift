package import Statecharts

/// A prescription of which a patient can ask for the next fill, and what comes of asking.
///
/// What is offered follows the screening (DOMAIN, “Screening on request”), so that nobody is offered what it refuses; it
/// runs again when it is asked for. Prescriptions of one drug are looked at together: nobody is to take it twice.
package struct Refillable: Hashable, Sendable {
  package enum Asking: Hashable, Sendable {
    case now
    /// It is too soon before that moment; a reason is needed.
    case early(until: Instant)
    /// A provider said no to it not long ago.
    case denied(RefillID)
    /// A fill of the same drug is on its way.
    case onItsWay(RefillID)
  }

  package let prescription: Prescription
  package let asking: Asking
  /// It takes a new prescription: no repeats are left, or nobody said how many; or it is over.
  package let isRenewal: Bool
  /// The last refill of the drug that the patient got, else the last that was with a pharmacy; nil: there is none.
  package let last: Refill?

  /// How long after the end of a prescription the patient is still offered to ask for another.
  package static let longestOver = Span.days(365)
  /// How long a no stands: who asks again talks to somebody first.
  package static let denialStands = Span.days(30)

  /// What a patient can ask for: first what is due, then what is too soon, then what is answered already, each by the
  /// drug's name.
  ///
  /// What was discontinued is left out; so is what has been over for long. Of several prescriptions of one drug the newest
  /// stands here, of those that can be repeated where there are any.
  /// - Parameter refills: of this patient; what is not among them does not count as on its way or as filled.
  package static func all(
    _ prescriptions: [Prescription], refills: [Refill], at now: Instant, rules: ScreeningRules = .standard
  ) -> [Refillable] {
    let ofEach = Dictionary(grouping: refills, by: \.record.prescription)
    let named = Dictionary(grouping: prescriptions, by: \.drugName).filter { !$0.key.isEmpty }
    return named.values.compactMap { same in
      offered(same, at: now).map {
        Refillable($0, of: same, refills: same.flatMap { ofEach[$0.id] ?? [] }, at: now, rules: rules)
      }
    }
    .sorted {
      ($0.asking.rank, $0.prescription.drugName, $0.prescription.id)
        < ($1.asking.rank, $1.prescription.drugName, $1.prescription.id)
    }
  }

  private static func offered(_ same: [Prescription], at now: Instant) -> Prescription? {
    let open = same.filter { prescription in
      !prescription.isDiscontinued && prescription.endsAt.map { now < $0 + longestOver } ?? true
    }
    let repeated = open.filter { $0.canBeRepeated(at: now) }
    return (repeated.isEmpty ? open : repeated).max { $0.id < $1.id }
  }

  private init(
    _ prescription: Prescription, of same: [Prescription], refills: [Refill], at now: Instant,
    rules: ScreeningRules
  ) {
    self.prescription = prescription
    isRenewal = !prescription.canBeRepeated(at: now)
    let newestFirst = refills.sorted { $0.id > $1.id }
    last =
      newestFirst.first { $0.record.collected != nil } ?? newestFirst.first { $0.record.pharmacy != nil }
    // The clinic's record may not know yet of what was collected here.
    var known = prescription
    known.lastFilledAt = (same.map(\.lastFilledAt) + refills.map(\.record.collected?.since))
      .compactMap(\.self).max()
    let live = refills.first(where: \.isLive)?.id
    switch Screening.check(known, liveRefill: live, at: now, rules: rules) {
    case .failed(let failure) where failure.other != nil:
      asking = failure.other.map(Asking.onItsWay) ?? .now
    case .failed(let failure):
      asking = Self.denial(of: refills, at: now) ?? failure.notBefore.map(Asking.early) ?? .now
    case .passed: asking = Self.denial(of: refills, at: now) ?? .now
    }
  }

  private static func denial(of refills: [Refill], at now: Instant) -> Asking? {
    guard let newest = refills.max(by: { $0.id < $1.id }), let denial = newest.denial,
      denial.reason.standsForSome, now - newest.changedAt < denialStands
    else { return nil }
    return .denied(newest.id)
  }
}

extension Refillable.Asking {
  fileprivate var rank: Int {
    switch self {
    case .now: 0
    case .early: 1
    case .denied: 2
    case .onItsWay: 3
    }
  }
}

extension Prescription {
  fileprivate var drugName: String {
    drug.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Denial.Reason {
  /// Whether it holds for the next time, too, until somebody has looked.
  fileprivate var standsForSome: Bool {
    switch self {
    case .tooSoon, .alreadyHandled, .patientsRequest, .newPrescriptionFollows: false
    case .needsAppointment, .labsFirst, .notUnderCare, .discontinued, .allergy, .interaction, .pregnancy,
      .sideEffects, .notLicensedWhereYouAre, .neverPrescribedByUs, .needsPriorAuthorisation, .other:
      true
    }
  }
}
