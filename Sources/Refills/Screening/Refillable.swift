package import Statecharts

/// A prescription of which a patient can ask for the next fill, and what comes of asking.
///
/// What is offered follows the screening (DOMAIN, “Screening on request”), so that nobody is offered what it refuses. It
/// runs again when it is asked for.
package struct Refillable: Hashable, Sendable {
  package enum Asking: Hashable, Sendable {
    case now
    /// It is too soon before that moment; a reason is needed.
    case early(until: Instant)
    /// It has been asked for, and is on its way.
    case onItsWay(RefillID)
  }

  package let prescription: Prescription
  package let asking: Asking
  /// It takes a new prescription: no repeats are left, or nobody said how many; it is over, or nobody said when.
  package let isRenewal: Bool
  /// The last refill of it, in whatever state.
  package let last: Refill?

  /// How long after the end of a prescription the patient is still offered to ask for another.
  package static let longestOver = Span.days(365)

  /// What a patient can ask for: first what is due, then what is too soon, then what is on its way, each by the drug's name.
  ///
  /// What was discontinued is left out; so is what has been over for long, and what is used up where another
  /// prescription of the same drug can be repeated.
  /// - Parameter refills: of this patient; what is not among them does not count as on its way or as filled.
  package static func all(
    _ prescriptions: [Prescription], refills: [Refill], at now: Instant, rules: ScreeningRules = .standard
  ) -> [Refillable] {
    let ofEach = Dictionary(grouping: refills, by: \.record.prescription)
    let repeated = Set(prescriptions.filter { $0.isRepeated(at: now) }.map(\.drugName))
    return
      prescriptions
      .filter { prescription in
        guard !prescription.isDiscontinued, !prescription.drugName.isEmpty else { return false }
        if let end = prescription.endsAt, end + longestOver <= now { return false }
        return prescription.canBeRepeated(at: now) || !repeated.contains(prescription.drugName)
      }
      .map { Refillable($0, refills: ofEach[$0.id] ?? [], at: now, rules: rules) }
      .sorted {
        ($0.asking.rank, $0.prescription.drugName, $0.prescription.id)
          < ($1.asking.rank, $1.prescription.drugName, $1.prescription.id)
      }
  }

  private init(_ prescription: Prescription, refills: [Refill], at now: Instant, rules: ScreeningRules) {
    self.prescription = prescription
    isRenewal = !prescription.canBeRepeated(at: now)
    last = refills.max { $0.id < $1.id }
    // The clinic's record may not know yet of what was collected here.
    var known = prescription
    known.lastFilledAt = ([prescription.lastFilledAt] + refills.map(\.record.collected?.since))
      .compactMap(\.self).max()
    switch Screening.check(known, liveRefill: refills.first(where: \.isLive)?.id, at: now, rules: rules) {
    case .failed(let failure):
      asking =
        if let other = failure.other { .onItsWay(other) } else if let start = failure.notBefore {
          .early(until: start)
        } else { .now }
    case .passed: asking = .now
    }
  }
}

extension Refillable.Asking {
  fileprivate var rank: Int {
    switch self {
    case .now: 0
    case .early: 1
    case .onItsWay: 2
    }
  }
}

extension Prescription {
  fileprivate var drugName: String {
    drug.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  fileprivate func isRepeated(at moment: Instant) -> Bool { !isDiscontinued && canBeRepeated(at: moment) }
}
