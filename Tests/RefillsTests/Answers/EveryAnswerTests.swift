import Refills
import Statecharts
import Testing

@Suite("Six answers in every state")
struct EveryAnswerTests {
  /// All places a refill can be, each with what then stands in its record.
  private func walk(_ progress: RefillChart.Progress, _ visit: (SampleRefill, String) throws -> Void) throws {
    let unasked = try SampleRefill(progress)
    for part in RefillChart.PatientPart.allCases {
      for tracking in RefillChart.Tracking.allCases {
        for cancel in RefillChart.Cancel.allCases {
          for pace in RefillChart.Pace.allCases {
            var sample = unasked
            if part != .nothingAsked { sample.ask(.payment, .visit) }
            sample.refill.regions.patientPart = part
            sample.refill.regions.tracking = tracking
            sample.refill.regions.cancel = cancel
            sample.refill.regions.pace = pace
            try visit(sample, "\(progress) \(part) \(tracking) \(cancel) \(pace)")
          }
        }
      }
    }
  }

  private func check(_ text: AnswerText, _ language: Language, _ place: String) {
    var seen: Set<String> = []
    check(text, language, place, seen: &seen)
  }

  /// Most places read the same; each text is measured once, which keeps the long walk quick.
  private func check(_ text: AnswerText, _ language: Language, _ place: String, seen: inout Set<String>) {
    let answers = [
      text.next, text.act, text.visit, text.sent, text.pay, text.message, text.headline, text.asOf,
    ]
    for answer in answers where seen.insert(answer).inserted {
      #expect(!answer.isEmpty, "\(place)")
      for never in [SampleRefill.drug.lowercased(), "approv", "aprob", "  ", "..", "optional("] {
        #expect(!answer.lowercased().contains(never), "\(place)")
      }
    }
    #expect(text.headline.split(separator: " ").count <= 8, "\(place)")
    let read = "\(text.headline). \(text.next) \(text.act)"
    guard seen.insert(read).inserted else { return }
    let reading = Reading(read, in: language)
    #expect(reading.isPlain, "\(place), \(reading.grade), \(reading.ease): \(read)")
  }

  @Test("None is empty, names a drug, or reads above grade 6", arguments: RefillChart.Progress.allCases)
  func everyState(progress: RefillChart.Progress) throws {
    for language in Language.allCases {
      var seen: Set<String> = []
      try walk(progress) { sample, place in check(try sample.text(language), language, place, seen: &seen) }
    }
  }

  @Test("The same with all that a record can hold", arguments: RefillChart.Progress.allCases, Way.allCases)
  func fullRecord(progress: RefillChart.Progress, way: Way) throws {
    var sample = try SampleRefill(progress, way: way, schedule: .two, repeats: 0)
    sample.ask(.labs, .price)
    sample.refill.record.isUnsure = true
    sample.refill.record.isDiscontinued = true
    sample.refill.record.handedOver = Quantity(thousandths: 30_500, ofThousandths: 90_000)
    sample.refill.record.moments[.sentAt] = SampleRefill.now - .days(1)
    sample.refill.record.moments[.readyAt] = SampleRefill.now - .days(1)
    sample.refill.record.moments[.heldUntil] = SampleRefill.now + .days(1)
    sample.refill.record.moments[.promisedAt] = SampleRefill.now + .days(2)
    sample.refill.record.proposal = Proposal(
      text: "Take \(SampleRefill.drug)", by: "st_1", at: SampleRefill.now)
    sample.refill.record.correction = Correction(
      said: .ready, saidAt: SampleRefill.now - .hours(1), changedAt: SampleRefill.now - .minutes(5))
    for language in Language.allCases {
      check(try sample.text(language, formerPharmacy: "Oak Lane Pharmacy"), language, "\(progress) \(way)")
    }
  }

  @Test("All that can be taken back is taken back in words", arguments: RefillChart.Answer.allCases)
  func everyCorrection(answer: RefillChart.Answer) throws {
    var sample = try SampleRefill(.preparing)
    sample.refill.record.correction = Correction(
      said: answer, saidAt: SampleRefill.now - .hours(1), changedAt: SampleRefill.now - .minutes(5))
    for language in Language.allCases { check(try sample.text(language), language, "\(answer)") }
  }

  @Test("Every reason for a no is told with what to do and whom to call", arguments: Denial.Reason.allCases)
  func everyDenial(reason: Denial.Reason) throws {
    for gap in [nil, Denial.Gap.safeToWait, .bridge(days: 5), .weCallToday] {
      for language in Language.allCases {
        var sample = try SampleRefill(.denied)
        sample.deny(reason, gap: gap)
        let text = try sample.text(language)
        check(text, language, "\(reason)")
        #expect(text.act.contains("555-0100"))
      }
    }
  }

  @Test(
    "Every end without medicine says whom to call",
    arguments: [
      RefillChart.Progress.returnedToStock, .notDispensed, .cancelled, .transferredOut, .discontinued,
      .superseded,
      .denied, .notAccepted, .expired, .closedUnconfirmed,
    ])
  func endsWithoutMedicine(progress: RefillChart.Progress) throws {
    for language in Language.allCases {
      #expect(try SampleRefill(progress).text(language).act.contains("555-0100"))
    }
  }

  @Test("Every reason for not taking a request is told", arguments: ScreeningFailure.Reason.allCases)
  func everyFailure(reason: ScreeningFailure.Reason) throws {
    for notBefore in [nil, SampleRefill.now + .days(4)] {
      for language in Language.allCases {
        var sample = try SampleRefill(.notAccepted)
        sample.refill.record.failure = ScreeningFailure(reason: reason, notBefore: notBefore)
        check(try sample.text(language), language, "\(reason)")
      }
    }
  }

  @Test("Every task is asked in words", arguments: OpenAction.Kind.allCases)
  func everyAction(kind: OpenAction.Kind) throws {
    for language in Language.allCases {
      var sample = try SampleRefill(.withProvider)
      sample.ask(kind)
      let text = try sample.text(language)
      check(text, language, "\(kind)")
      #expect(text.act.hasPrefix(language == .english ? "Yes: " : "Sí: "))
    }
  }
}
