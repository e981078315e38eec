package import Statecharts

/// The checks on a request before anybody decides about it.
///
/// They refuse only what is certain: what is not known goes to a person.
package enum Screening {
  /// - Parameters:
  ///   - liveRefill: another refill of this prescription that is on its way; nil where there is none.
  ///   - moment: when the checks run.
  ///   - reason: why it is asked for before its day. Only the check for too soon yields to it, and it must have words.
  ///   - isReplacement: it goes in the place of one that did not arrive, and so is never too soon.
  package static func check(
    _ prescription: Prescription, liveRefill: RefillID?, at moment: Instant, reason: String? = nil,
    isReplacement: Bool = false, rules: ScreeningRules = .standard
  ) -> ScreeningOutcome {
    if let liveRefill {
      return .failed(ScreeningFailure(reason: .duplicate, other: liveRefill))
    }
    if prescription.isDiscontinued {
      return .failed(ScreeningFailure(reason: .discontinued))
    }
    var findings: [ScreeningFinding] = []
    if let notBefore = earliest(prescription, rules: rules), moment < notBefore, !isReplacement {
      guard let reason, reason.contains(where: { !$0.isWhitespace }) else {
        return .failed(ScreeningFailure(reason: .tooSoon, notBefore: notBefore))
      }
      findings.append(.early(until: notBefore, reason: reason))
    }
    switch prescription.repeatsLeft {
    case nil: findings.append(.repeatsNotGiven)
    case 0: findings.append(.noRepeatsLeft)
    default: break
    }
    switch prescription.endsAt {
    case nil: findings.append(.endNotGiven)
    case let end? where end <= moment: findings.append(.ended(end))
    default: break
    }
    if prescription.daysSupply == nil { findings.append(.daysSupplyNotGiven) }
    if prescription.lastFilledAt == nil, prescription.completedFills > 0 {
      findings.append(.lastFillNotGiven)
    }
    return .passed(findings)
  }

  /// From when on the next fill is not too soon; nil where it can't be reckoned.
  package static func earliest(_ prescription: Prescription, rules: ScreeningRules = .standard) -> Instant? {
    guard let lastFilledAt = prescription.lastFilledAt, let days = prescription.reckonedDays else {
      return nil
    }
    // Hundredths of a day first, so that no part of a day is lost to rounding.
    let share = days * Int64(rules.percent(for: prescription.schedule))
    return lastFilledAt + .milliseconds(share * (Span.days(1).milliseconds / 100))
  }
}
