import Foundation
import Refills
import Statecharts

/// What was checked of a refill, and what of it passed: for whoever decides, at a glance.
struct DeskChecks {
  let refill: Refill
  let prescription: Prescription?
  let zone: TimeZone

  func write(_ html: inout HTML) {
    let record = refill.record
    for action in record.openActions { pill("open: \(action.kind.rawValue.spacedWords)", .warm, &html) }
    if record.openActions.isEmpty { pill("nothing open", nil, &html) }
    if refill.progress.isBeforeOrder {
      for reply in record.replies { pill("answered: \(reply.kind.rawValue.spacedWords)", nil, &html) }
      screening(&html)
    }
    switch record.gapRisk {
    case .high: pill("gap risk high", .hot, &html)
    case .unknown: pill("gap risk not given", .warm, &html)
    case .low: pill("gap risk low", nil, &html)
    }
  }

  /// The checks of its request, on what is known of the prescription now.
  private func screening(_ html: inout HTML) {
    guard let outcome = refill.record.screened(by: prescription) else { return }
    switch outcome {
    // The page may know of a fill that the clinic's record does not have yet.
    case .passed([]):
      pill(refill.record.askedBecause == nil ? "asked for in time" : "asked with a reason", nil, &html)
    case .passed(let findings):
      for finding in findings { pill(words(finding), finding.isEarly ? .hot : .warm, &html) }
    case .failed(let failure):
      switch failure.reason {
      case .tooSoon: pill("too soon" + (failure.notBefore.map { " before \(date($0))" } ?? ""), .hot, &html)
      case .discontinued: pill(failure.reason.rawValue, .hot, &html)
      case .duplicate: break
      }
    }
  }

  private func words(_ finding: ScreeningFinding) -> String {
    switch finding {
    case .early(let start, _): "too soon before \(date(start)), with a reason"
    case .noRepeatsLeft: "no repeats left"
    case .repeatsNotGiven: "repeats not given"
    case .ended(let end): "over since \(date(end))"
    case .endNotGiven: "end not given"
    case .daysSupplyNotGiven: "days’ supply not given"
    case .lastFillNotGiven: "last fill not given"
    }
  }

  private func date(_ moment: Instant) -> String { WallTime(moment, in: zone).longDateText(in: .english) }

  private enum Heat: String { case warm, hot }

  private func pill(_ text: String, _ heat: Heat?, _ html: inout HTML) {
    html.element("span", ["class": heat.map { "pill \($0.rawValue)" } ?? "pill"], text)
    html.markup(" ")
  }
}

extension ScreeningFinding {
  fileprivate var isEarly: Bool { if case .early = self { true } else { false } }
}

extension RefillRecord {
  /// The checks of its request, on what is known of the prescription now; nil: nothing is.
  func screened(by prescription: Prescription?) -> ScreeningOutcome? {
    guard let prescription, let asked = moments[.requestedAt] else { return nil }
    return Screening.check(
      prescription, liveRefill: nil, at: asked, reason: askedBecause, isReplacement: replaces != nil)
  }
}
