import Foundation
import Notifications
import Refills
import Statecharts
import Testing

@Suite("What one mistake touched of a patient is told once")
struct CorrectionsToldOnceTests {
  private func corrected() throws -> Sample {
    var sample = try Sample(.preparing)
    sample.refill.record.correction = Correction(said: .ready, saidAt: sample.now, changedAt: sample.now)
    return sample
  }

  private func decide(
    _ sample: Sample, number: UInt64 = 5, sent: [SentMessage] = [], peers: [NoticeCase.Peer] = [],
    made: Instant? = nil, gateways: Set<Contact.Channel> = [.email]
  ) -> PolicyDecision {
    MessagePolicy(gateways: gateways, eastern: sample.newYork).decide(
      NoticeCase(
        sample.pending(.correction, number, isCorrection: true), madeAt: made ?? sample.now,
        of: sample.refill,
        to: sample.patient, in: sample.newYork, sent: sent, peers: peers, at: sample.now + .seconds(1)))
  }

  private func peer(_ sample: Sample, _ number: UInt64, made: Instant? = nil) -> NoticeCase.Peer {
    NoticeCase.Peer(sample.pending(.correction, number, isCorrection: true), madeAt: made ?? sample.now)
  }

  @Test("The latest of those that wait goes, and says that there is other news")
  func latest() throws {
    let sample = try corrected()
    let contacts = sample.patient.contacts
    #expect(decide(sample) == .send(Sending(contacts)))
    #expect(decide(sample, peers: [peer(sample, 4)]) == .send(Sending(contacts, saysMore: true)))
    let waits = decide(sample, peers: [peer(sample, 6)])
    #expect(waits == .notBefore(sample.now + .seconds(61), .merging))
  }

  @Test("Once it went, the others are told with it, by e-mail too", arguments: Contact.Channel.allCases)
  func others(channel: Contact.Channel) throws {
    let sample = try corrected()
    var counter = Counter(number: 3)
    let message = SentMessage(
      id: sample.message(6), refill: RefillID(at: sample.now, using: &counter), notice: .correction,
      isCorrection: true, at: sample.now + .milliseconds(500), channels: [channel], saysMore: true)
    #expect(decide(sample, sent: [message]) == .withdraw(.merged))
    // What was made after it is news of its own.
    let later = decide(sample, sent: [message], made: sample.now + .seconds(1))
    #expect(later == .send(Sending(sample.patient.contacts)))
  }

  @Test("News of safety waits for no correction")
  func safety() throws {
    let sample = try corrected()
    let decision = MessagePolicy(eastern: sample.newYork).decide(
      NoticeCase(
        sample.pending(.doNotTake), madeAt: sample.now, of: sample.refill, to: sample.patient,
        in: sample.newYork, peers: [peer(sample, 6)], at: sample.now))
    #expect(decision == .send(Sending(sample.patient.contacts)))
  }
}
