import Foundation
import Notifications
import Refills
import Statecharts
import Testing

/// Who is told at all, once, and by which way; and who is called instead.
@Suite struct NoticeNeedTests {
  private func decide(
    _ notice: PendingNotice, _ sample: Sample, sent: [SentMessage] = [],
    gateways: Set<Contact.Channel> = [.email, .text], failed: Set<Contact.Channel> = []
  ) -> PolicyDecision {
    MessagePolicy(gateways: gateways, eastern: sample.newYork).decide(
      NoticeCase(
        notice, madeAt: sample.now, of: sample.refill, to: sample.patient, in: sample.newYork, sent: sent,
        failed: failed, at: sample.now))
  }

  private func sent(_ sample: Sample, _ notice: RefillChart.Notice, before: Span, promise: Instant? = nil)
    -> SentMessage
  {
    SentMessage(
      id: sample.message(90), refill: sample.refill.id, notice: notice, at: sample.now - before,
      channels: [.email], promise: promise)
  }

  @Test("What the last message said is not said again; after another message it is")
  func silence() throws {
    let sample = try Sample(.ready)
    let ready = sample.pending(.ready)
    let said = sent(sample, .ready, before: .days(1))
    #expect(decide(ready, sample, sent: [said]) == .withdraw(.alreadySaid))
    let between = sent(sample, .correction, before: .hours(1))
    #expect(decide(ready, sample, sent: [said, between]) == .send(Sending(sample.patient.contacts)))
    let reminder = sent(sample, .collectReminder, before: .days(1))
    #expect(
      decide(sample.pending(.collectReminder), sample, sent: [reminder])
        == .send(Sending(sample.patient.contacts)))
  }

  @Test("Whoever was told not to take it is not sent to fetch it, whatever waited for the morning")
  func notSentToFetch() throws {
    var sample = try Sample(.ready)
    #expect(decide(sample.pending(.ready), sample) == .send(Sending(sample.patient.contacts)))
    sample.refill.record.isDiscontinued = true
    for notice in [RefillChart.Notice.ready, .collectReminder] {
      #expect(decide(sample.pending(notice), sample) == .withdraw(.notTrue), "\(notice.rawValue)")
    }
  }

  @Test("That the time at the counter is over is no message on the heels of a reminder; without one it is")
  func reminded() throws {
    let sample = try Sample(.readyWindowOver)
    let over = sample.pending(.windowOver)
    let reminder = sent(sample, .collectReminder, before: .days(1))
    #expect(decide(over, sample, sent: [reminder]) == .withdraw(.reminded))
    #expect(decide(over, sample) == .send(Sending(sample.patient.contacts)))
    let longAgo = sent(sample, .collectReminder, before: .days(4))
    #expect(decide(over, sample, sent: [longAgo]) == .send(Sending(sample.patient.contacts)))
  }

  @Test(
    "Texts about money want a consent of their own; an e-mail does not, and says no more than that there is news"
  )
  func money() throws {
    var sample = try Sample(.shipped)
    sample.refill.regions.patientPart = .asked
    sample.refill.record.openActions = [OpenAction(kind: .payment)]
    let care = Consent(at: sample.now, wording: "v1")
    let email = sample.patient.contacts
    sample.patient.contacts = [Contact(channel: .text, address: "+15550100199", consent: care)] + email
    #expect(decide(sample.pending(.needsYou), sample) == .send(Sending(email)))
    sample.patient.contacts.removeAll { $0.channel == .email }
    #expect(decide(sample.pending(.needsYou), sample) == .call(.noConsent))
  }

  @Test("That it is late is said once a promise")
  func late() throws {
    var sample = try Sample(.preparing)
    sample.refill.regions.pace = .late
    let promise = sample.now - .hours(2)
    sample.refill.record.moments[.promisedAt] = promise
    let late = sample.pending(.late)
    let said = sent(sample, .late, before: .days(20), promise: promise)
    #expect(decide(late, sample, sent: [said]) == .withdraw(.lateSaid))
    sample.refill.record.moments[.promisedAt] = sample.now - .hours(1)
    #expect(decide(late, sample, sent: [said]) == .send(Sending(sample.patient.contacts)))
  }

  @Test("The next way is taken where one failed, and a person calls where none is left")
  func fallback() throws {
    var sample = try Sample(.deliveryProblem)
    let email = sample.patient.contacts
    let text = Contact(
      channel: .text, address: "+15550100199", consent: Consent(at: sample.now, wording: "v1"))
    sample.patient.contacts = [text] + email
    let act = sample.pending(.deliveryProblem)
    #expect(decide(act, sample) == .send(Sending([text], otherwise: email)))
    #expect(decide(act, sample, failed: [.text]) == .send(Sending(email)))
    #expect(decide(act, sample, failed: [.text, .email]) == .call(.channelsFailed))
    sample.refill.regions.progress = .delivered
    #expect(
      decide(sample.pending(.delivered), sample, failed: [.text, .email]) == .withdraw(.channelsFailed))
  }

  @Test("A contact that has ended is not used; where all have, safety and what must be done become a call")
  func ended() throws {
    var sample = try Sample(.preparing)
    let email = sample.patient.contacts
    let text = Contact(
      channel: .text, address: "+15550100199", consent: Consent(at: sample.now, wording: "v1"),
      ending: ContactEnding(.stopped, at: sample.now))
    sample.patient.contacts = [text] + email
    #expect(decide(sample.pending(.doNotTake), sample) == .send(Sending(email)))
    sample.patient.contacts = [text]
    #expect(decide(sample.pending(.doNotTake), sample) == .call(.contactsEnded))
    #expect(decide(sample.pending(.correction, isCorrection: true), sample) == .withdraw(.contactsEnded))
    sample.refill.regions.progress = .ready
    #expect(decide(sample.pending(.ready), sample) == .withdraw(.contactsEnded))
  }

  @Test("Of money a patient who agreed to news of their care is told no more than that there is news")
  func billing() throws {
    var sample = try Sample(.cleared)
    sample.agree(.status)
    sample.refill.regions.patientPart = .asked
    sample.refill.record.openActions = [OpenAction(kind: .payment)]
    #expect(RefillChart.Notice.needsYou.purpose(of: sample.refill.record) == .billing)
    #expect(sample.patient.contacts[0].level(for: .billing) == .neutral)
    #expect(decide(sample.pending(.needsYou), sample) == .send(Sending(sample.patient.contacts)))
    sample.patient.contacts[0].billing = Consent(at: sample.now, wording: "v2", level: .status)
    sample.patient.contacts[0].consent = nil
    #expect(sample.patient.contacts[0].level(for: .billing) == .status)
    #expect(decide(sample.pending(.needsYou), sample) == .send(Sending(sample.patient.contacts)))
    sample.refill.record.openActions.append(OpenAction(kind: .labs))
    #expect(decide(sample.pending(.needsYou), sample) == .call(.noConsent))
  }
}
