import Refills
import Statecharts

/// What a decision needs to know of a refill. What nobody gave is said, never left blank.
struct DeskFacts {
  let refill: Refill
  let patient: Patient?
  let prescription: Prescription?
  let frame: DeskFrame

  func write(_ html: inout HTML) {
    let record = refill.record
    html.element("dl", ["class": "facts"]) { html in
      fact("Born", patient?.birthDate?.description, &html)
      fact("Is now in", patient?.state, &html)
      fact("Schedule", record.schedule == .notGiven ? nil : record.schedule.rawValue, &html)
      fact("Repeats left", repeatsLeft.map(String.init), &html)
      fact("Days' supply", prescription?.daysSupply.map(String.init), &html)
      fact("Last filled", date(prescription?.lastFilledAt), &html)
      fact("Runs out", date(record.runOut), &html)
      fact("Valid until", date(record.moments[.prescriptionEnds]), &html)
      fact("Gap risk", record.gapRisk == .unknown ? nil : record.gapRisk.rawValue, &html)
      fact("Way", record.way == .unknown ? nil : record.way.rawValue.spacedWords, &html)
      fact(
        "Pharmacy",
        record.pharmacy.map { place in place.endpoint.text + (place.item.map { " " + $0 } ?? "") }, &html)
      if let reason = record.askedBecause { fact("Why it is asked for", reason, &html) }
      if let old = record.replaces { link("Sent in place of", to: old, &html) }
      if let new = record.replacedBy { link("Sent again as", to: new, &html) }
      for former in record.formerPlaces {
        fact("Before", "\(former.place.endpoint), \(said(of: former))", &html)
      }
      fact("Acts now", refill.progress.acts.rawValue, &html)
      fact("Clinic's id", record.external.text, &html)
    }
  }

  /// Parts of one fill count once, and from the first on; the clinic's own count knows of it once it says so.
  private var repeatsLeft: Int? {
    guard let prescription, let fill = refill.record.collected else { return prescription?.repeatsLeft }
    // A record system may know the day alone.
    let isCounted = prescription.lastFilledAt.map { fill.since - $0 < .days(1) } ?? false
    return prescription.repeatsLeft(after: isCounted ? 0 : 1)
  }

  private func link(_ name: String, to refill: RefillID, _ html: inout HTML) {
    html.element("dt", name)
    html.element("dd") { $0.element("a", ["href": "/desk/refills/\(refill)"], "the other refill") }
  }

  private func said(of former: FormerPlace) -> String {
    let left = "until \(time(former.leftAt))"
    return former.settledAt.map { "\(left); it fills nothing, as of \(time($0))" }
      ?? "\(left); it may still be filling it"
  }

  private func fact(_ name: String, _ value: String?, _ html: inout HTML) {
    html.element("dt", name)
    if let value { html.element("dd", value) } else { html.element("dd", ["class": "quiet"], "not given") }
  }

  private func time(_ moment: Instant) -> String {
    let wall = WallTime(moment, in: frame.zone)
    return "\(wall.dateText(in: .english)), \(wall.timeText(in: .english))"
  }

  private func date(_ moment: Instant?) -> String? {
    moment.map { WallTime($0, in: frame.zone).longDateText(in: .english) }
  }
}
