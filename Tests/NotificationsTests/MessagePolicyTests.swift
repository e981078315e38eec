import Foundation
import Notifications
import Refills
import Statecharts
import Testing

@Suite struct MessagePolicyTests {
  private func decide(
    _ notice: PendingNotice, _ sample: Sample, sent: [SentMessage] = [], later: [PendingNotice] = [],
    gateways: Set<Contact.Channel> = [.email], failed: Set<Contact.Channel> = [], after span: Span = .zero
  ) throws -> PolicyDecision {
    let zone = sample.patient.zone.flatMap { TimeZone(identifier: $0) }
    return MessagePolicy(gateways: gateways, eastern: sample.newYork).decide(
      NoticeCase(
        notice, madeAt: sample.now, of: sample.refill, to: sample.patient, in: zone, sent: sent, later: later,
        failed: failed, at: sample.now + span))
  }

  private func sent(_ sample: Sample, at span: Span = .zero) -> SentMessage {
    SentMessage(id: sample.message(99), refill: sample.refill.id, notice: .preparing, at: sample.now + span)
  }

  @Test("The first goes at once; what follows waits for the window's end and goes then")
  func window() throws {
    let sample = try Sample(.ready)
    let notice = sample.pending(.ready)
    #expect(try decide(notice, sample) == .send(Sending(sample.patient.contacts)))
    let waits = try decide(notice, sample, sent: [sent(sample)], after: .minutes(1))
    #expect(waits == .notBefore(sample.now + .minutes(5), .window))
    #expect(
      try decide(notice, sample, sent: [sent(sample)], after: .minutes(5))
        == .send(Sending(sample.patient.contacts)))
  }

  @Test("What a clock that was ahead has sent holds nothing up until that day")
  func sentAhead() throws {
    let sample = try Sample(.ready)
    let notice = sample.pending(.ready)
    let ahead = sent(sample, at: .days(365))
    #expect(try decide(notice, sample, sent: [ahead]) == .send(Sending(sample.patient.contacts)))
    let waits = try decide(notice, sample, sent: [ahead, sent(sample)], after: .minutes(1))
    #expect(waits == .notBefore(sample.now + .minutes(5), .window))
  }

  @Test(
    "Corrections and news of safety pass the window", arguments: [RefillChart.Notice.correction, .doNotTake])
  func pastTheWindow(notice: RefillChart.Notice) throws {
    let sample = try Sample(.preparing)
    let decision = try decide(
      sample.pending(notice, isCorrection: notice == .correction), sample, sent: [sent(sample)],
      after: .seconds(5))
    #expect(decision == .send(Sending(sample.patient.contacts)))
  }

  @Test("A notice that is no longer true is withdrawn")
  func truth() throws {
    let sample = try Sample(.preparing)
    #expect(try decide(sample.pending(.ready), sample) == .withdraw(.notTrue))
  }

  @Test("A correction is withdrawn when what we had said is so again")
  func correctionUndone() throws {
    var sample = try Sample(.preparing)
    sample.refill.record.correction = Correction(said: .ready, saidAt: sample.now, changedAt: sample.now)
    let notice = sample.pending(.correction, isCorrection: true)
    #expect(try decide(notice, sample) == .send(Sending(sample.patient.contacts)))
    sample.refill.regions.progress = .ready
    #expect(try decide(notice, sample) == .withdraw(.notTrue))
  }

  @Test("Of several waiting notices of a refill the latest wins, but never a lighter one")
  func latestWins() throws {
    var sample = try Sample(.ready)
    sample.refill.regions.patientPart = .asked
    let late = sample.pending(.collectReminder, 2)
    #expect(try decide(sample.pending(.ready), sample, later: [late]) == .withdraw(.overtaken))
    let needsYou = sample.pending(.needsYou)
    #expect(
      try decide(needsYou, sample, later: [sample.pending(.ready, 2)])
        == .send(Sending(sample.patient.contacts)))
    let untrue = sample.pending(.windowOver, 2)
    #expect(
      try decide(sample.pending(.ready), sample, later: [untrue]) == .send(Sending(sample.patient.contacts)))
  }

  @Test("News of safety is replaced by nothing but itself")
  func safetyStays() throws {
    let sample = try Sample(.preparing)
    let stop = sample.pending(.doNotTake)
    #expect(
      try decide(stop, sample, later: [sample.pending(.changed, 2)])
        == .send(Sending(sample.patient.contacts)))
    #expect(try decide(stop, sample, later: [sample.pending(.doNotTake, 2)]) == .withdraw(.overtaken))
  }

  @Test("A page-only notice that nobody wants does not replace news that was to go")
  func unwantedReplacesNothing() throws {
    var sample = try Sample(.preparing)
    sample.agree(everyStep: true)
    let both = [sample.pending(.preparing, 2)]
    #expect(try decide(sample.pending(.preparing), sample, later: both) == .withdraw(.overtaken))
    sample.agree(everyStep: false)
    #expect(try decide(sample.pending(.preparing), sample, later: both) == .withdraw(.notWanted))
  }

  @Test("Page-only news goes by e-mail to those who want every step, and to nobody else")
  func pageOnly() throws {
    var sample = try Sample(.preparing)
    #expect(try decide(sample.pending(.preparing), sample) == .withdraw(.notWanted))
    sample.agree(everyStep: true)
    #expect(try decide(sample.pending(.preparing), sample) == .send(Sending(sample.patient.contacts)))
  }

  @Test("Without consent nothing goes, not even news of safety")
  func consent() throws {
    var sample = try Sample(.ready)
    sample.patient.contacts = [Contact(channel: .email, address: Sample.canaryAddress)]
    #expect(try decide(sample.pending(.ready), sample) == .withdraw(.noConsent))
    #expect(try decide(sample.pending(.doNotTake), sample) == .call(.noConsent))
  }

  @Test("A text without a gateway is withdrawn with that reason, and e-mail takes its place where it may")
  func noTextGateway() throws {
    var sample = try Sample(.ready)
    let email = sample.patient.contacts
    let text = Contact(channel: .text, address: "+15550100", consent: Consent(at: sample.now, wording: "v1"))
    sample.patient.contacts = [text]
    #expect(try decide(sample.pending(.ready), sample) == .withdraw(.noTextGateway))
    sample.patient.contacts = email + [text]
    #expect(try decide(sample.pending(.ready), sample) == .send(Sending(email)))
    #expect(
      try decide(sample.pending(.ready), sample, gateways: [.email, .text])
        == .send(Sending([text], otherwise: email)))
    #expect(
      try decide(sample.pending(.doNotTake), sample, gateways: [.email, .text])
        == .send(Sending([text] + email)))
    #expect(try decide(sample.pending(.ready), sample, gateways: []) == .withdraw(.noMailServer))
  }

  @Test("Quiet hours hold texts until the morning, and never e-mail")
  func quietHours() throws {
    var sample = try Sample(.ready)
    let email = sample.patient.contacts
    let night = Span.hours(12)
    #expect(try decide(sample.pending(.ready), sample, after: night) == .send(Sending(email)))
    let text = Contact(channel: .text, address: "+15550100", consent: Consent(at: sample.now, wording: "v1"))
    sample.patient.contacts = [text]
    let held = try decide(sample.pending(.ready), sample, gateways: [.email, .text], after: night)
    #expect(held == .notBefore(try moment("2026-03-03T13:00:00Z"), .quietHours))
    sample.patient.contacts = [text] + email
    let safety = try decide(sample.pending(.doNotTake), sample, gateways: [.email, .text], after: night)
    #expect(safety == .send(Sending(email, call: .quietHours)))
    sample.patient.contacts = [text]
    let alone = try decide(sample.pending(.doNotTake), sample, gateways: [.email, .text], after: night)
    #expect(alone == .call(.quietHours))
  }

  @Test("An approval is not announced before it can no longer be taken back")
  func undo() throws {
    var sample = try Sample(.approved)
    sample.agree(everyStep: true)
    let due = sample.now + .seconds(10)
    sample.refill.record.clocks[.undoOver] = ArmedClock(
      occurrence: 1, startedAt: sample.now, due: due, unpausedDue: due)
    #expect(try decide(sample.pending(.approved), sample) == .notBefore(due, .canBeUndone))
    let ahead = sample.now + .days(365)
    sample.refill.record.clocks[.undoOver] = ArmedClock(
      occurrence: 1, startedAt: sample.now, due: ahead, unpausedDue: ahead)
    #expect(
      try decide(sample.pending(.approved), sample) == .notBefore(sample.now + .minutes(1), .canBeUndone))
    sample.refill.regions.progress = .withProvider
    #expect(try decide(sample.pending(.approved), sample) == .withdraw(.notTrue))
    sample.refill.regions.progress = .toBeSigned
    #expect(try decide(sample.pending(.approved), sample) == .send(Sending(sample.patient.contacts)))
  }

  @Test(
    "Each class that the rule book names is the class of its notices",
    arguments: [
      (RefillChart.Notice.doNotTake, NoticeClass.safety), (.wrongItem, .safety), (.correction, .correction),
      (.needsYou, .act), (.denied, .act), (.deliveryProblem, .act), (.ready, .good), (.delivered, .good),
      (.late, .late), (.received, .pageOnly), (.approved, .pageOnly), (.sent, .pageOnly),
      (.preparing, .pageOnly),
    ])
  func classes(notice: RefillChart.Notice, expected: NoticeClass) {
    #expect(notice.noticeClass == expected)
  }

  private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }
}
