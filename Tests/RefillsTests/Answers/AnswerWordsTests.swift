import Refills
import Statecharts
import Testing

@Suite("What a patient reads")
struct AnswerWordsTests {
  private let now = SampleRefill.now

  @Test("After a reroute: sent to the new pharmacy, not confirmed, do not go to the old one")
  func reroute() throws {
    var sample = try SampleRefill(.sent)
    sample.refill.record.moments[.sentAt] = now - .minutes(243)
    let first = PharmacyPlace(endpoint: try #require(EndpointName("a")))
    sample.refill.record.formerPlaces = [FormerPlace(place: first, leftAt: now)]
    let text = try sample.text(pharmacy: "Pharmacy B", formerPharmacy: "Pharmacy A")
    #expect(text.sent == "Yes, to Pharmacy B, 10:02 AM. Pharmacy B has not confirmed it.")
    #expect(text.next.contains("Do not go to Pharmacy A."))
  }

  @Test("A failed card does not hide a parcel under way")
  func failedCard() throws {
    var sample = try SampleRefill(.shipped, way: .mail)
    sample.ask(.payment)
    let text = try sample.text()
    #expect(text.headline == "Your order is on its way")
    #expect(text.act.hasPrefix("Yes: update your card. Your medicine is on its way."))
    #expect(PatientAnswers(of: sample.refill, in: try sample.context()).stage == .shippedOrReady)
  }

  @Test("What blocks comes first")
  func blocked() throws {
    var sample = try SampleRefill(.withProvider)
    sample.ask(.labs)
    let answers = PatientAnswers(of: sample.refill, in: try sample.context())
    #expect(answers.stage == .waitingOnYou)
    #expect(answers.act.isHoldingUp)
    let text = try sample.text()
    #expect(text.headline == "We need something from you")
    #expect(text.act == "Yes: get your lab tests.")
  }

  @Test("A part is told with how much")
  func part() throws {
    var sample = try SampleRefill(.remainder)
    sample.refill.record.handedOver = Quantity(thousandths: 30_000, ofThousandths: 90_000)
    #expect(try sample.text().next.hasPrefix("You have 30 of 90."))
    sample.refill.record.handedOver = Quantity(thousandths: 2_500)
    #expect(try sample.text().next.hasPrefix("You have 2.5."))
    #expect(try sample.text(.spanish).next.hasPrefix("Usted tiene 2,5."))
  }

  @Test("What was put back may have been: call before you go")
  func windowOver() throws {
    var sample = try SampleRefill(.readyWindowOver)
    sample.refill.record.moments[.readyAt] = now - .days(10)
    let text = try sample.text()
    #expect(text.headline == "It may have been put back")
    #expect(text.act.hasPrefix("Yes: call Main Street Pharmacy before you go."))
  }

  @Test("A correction says what we said, when it changed, and sorry; after three days it is gone")
  func correction() throws {
    var sample = try SampleRefill(.preparing)
    let corrected = Correction(said: .ready, saidAt: now - .minutes(60), changedAt: now - .minutes(40))
    sample.refill.record.correction = corrected
    #expect(
      try sample.text().next.hasPrefix("At 1:05 PM we said it was ready. That changed at 1:25 PM. Sorry."))
    sample.refill.record.movedBy = Report(
      source: .pharmacy, reportedAt: corrected.changedAt, seenAt: now, status: "in process")
    #expect(
      try sample.text().next.hasPrefix(
        "At 1:05 PM we said it was ready. The pharmacy changed that at 1:25 PM. Sorry."))
    #expect(
      try sample.text(.spanish).next.hasPrefix(
        "A las 13:05 dijimos que estaba listo. La farmacia lo cambió a las 13:25. Disculpe."))
    sample.refill.record.correction = Correction(
      said: .ready, saidAt: now - .days(5), changedAt: now - .days(4))
    #expect(try !sample.text().next.contains("Sorry"))
  }

  @Test("News has an age, and a time when we ask again")
  func age() throws {
    var sample = try SampleRefill(.preparing)
    sample.refill.regions.tracking = .fresh
    #expect(try sample.text().asOf == "As of 2:05 PM. We ask again at 2:20 PM.")
    #expect(try sample.text(.spanish).asOf == "Última noticia: 14:05. Preguntamos otra vez a las 14:20.")
    sample.refill.regions.tracking = .stale
    #expect(
      try sample.text().asOf
        == "We have not heard from the pharmacy since 2:05 PM. Things may have changed. We ask again at 2:20 PM."
    )
    sample.refill.regions.tracking = .notSupported
    #expect(try sample.text().asOf == "This pharmacy does not send us news. Call it to ask.")
  }

  @Test("Preparing is said in its own state and in no other", arguments: RefillChart.Progress.allCases)
  func noFallback(progress: RefillChart.Progress) throws {
    let text = try SampleRefill(progress).text()
    let saysSo = [text.headline, text.next].contains {
      $0.contains("is filling it") && !$0.contains("not said")
    }
    #expect(saysSo == (progress == .preparing))
  }

  @Test("Whether it was sent is said as far as it is known")
  func sent() throws {
    #expect(try SampleRefill(.withProvider).text().sent == "Not yet.")
    #expect(
      try SampleRefill(.outcomeUnknown).text().sent
        == "We are sending it. We do not know yet if it got there.")
    #expect(try SampleRefill(.sendFailed).text().sent.hasPrefix("No. The pharmacy did not take it."))
    #expect(try SampleRefill(.cancelled).text().sent == "No. It was not sent.")
    #expect(try SampleRefill(.ready).text(pharmacy: nil).sent == "Yes, to the pharmacy.")
    #expect(
      try SampleRefill(.decidedElsewhere, schedule: .two).text().sent
        == "We do not know yet. We wait for proof.")
  }

  @Test("Too soon names the day")
  func tooSoon() throws {
    var sample = try SampleRefill(.notAccepted)
    sample.refill.record.failure = ScreeningFailure(reason: .tooSoon, notBefore: now + .days(4))
    #expect(try sample.text().next == "It is too soon. You can ask again from Fri, Mar 6 on.")
    #expect(try sample.text(.spanish).next == "Es muy pronto. Puede pedirlo desde el vie 6 mar.")
  }

  @Test("What was stopped and may still come is not to be taken")
  func stopped() throws {
    var sample = try SampleRefill(.shipped, way: .mail)
    sample.refill.record.isDiscontinued = true
    sample.refill.regions.cancel = .cancelRequested
    let text = try sample.text()
    #expect(text.act.hasPrefix("Yes: do not take it if it comes."))
    #expect(text.next.contains("We asked the pharmacy to cancel it. It may still come."))
  }

  @Test("A promise is told; a clock that was missed promises nothing")
  func expectation() throws {
    var sample = try SampleRefill(.preparing)
    sample.refill.record.clocks[.preparingDue] = ArmedClock(
      occurrence: 1, startedAt: now, due: now + .days(1), unpausedDue: now + .days(1))
    #expect(try sample.text().next.hasSuffix("You should hear more by Tue, Mar 3, 2:05 PM."))
    sample.refill.regions.pace = .late
    #expect(try sample.text().next.hasSuffix("It takes longer than we said. Sorry."))
    sample.refill.record.moments[.promisedAt] = now + .days(2)
    #expect(try sample.text().next.hasSuffix("You should hear more by Wed, Mar 4, 2:05 PM."))
  }

  @Test("Mail is not collected")
  func mail() throws {
    #expect(try SampleRefill(.ready, way: .mail).text().act.hasPrefix("No."))
    #expect(try SampleRefill(.ready).text().act.hasPrefix("Yes: pick it up at Main Street Pharmacy."))
  }

  @Test("The stage of a scheduled drug is decided, not approved")
  func stage() throws {
    let words = AnswerWords(in: .english, context: try SampleRefill(.approved).context())
    #expect(words.stage(.approved, isScheduled: true) == "Decided")
    #expect(words.stage(.approved, isScheduled: false) == "Approved")
  }
}
