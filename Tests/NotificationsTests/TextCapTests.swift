import Foundation
import Notifications
import Refills
import Statecharts
import Testing

/// 2026-03-02 is a Monday; it is 10 in the morning in New York when the sample begins.
@Suite struct TextCapTests {
  private func sample(_ progress: RefillChart.Progress = .ready) throws -> Sample {
    var sample = try Sample(progress)
    sample.patient.contacts = [
      Contact(channel: .text, address: "+15550100199", consent: Consent(at: sample.now, wording: "v1"))
    ]
    return sample
  }

  private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

  private func text(_ sample: Sample, at moment: Instant, _ notice: RefillChart.Notice = .shipped)
    throws -> SentMessage
  {
    var counter = Counter(number: UInt64(bitPattern: moment.milliseconds))
    return SentMessage(
      id: sample.message(90), refill: RefillID(at: moment, using: &counter), notice: notice, at: moment,
      channels: [.text])
  }

  private func decide(
    _ notice: PendingNotice, _ sample: Sample, sent: [SentMessage] = [], peers: [NoticeCase.Peer] = [],
    made: Instant? = nil, at now: Instant? = nil, zone: String? = "America/New_York"
  ) -> PolicyDecision {
    MessagePolicy(gateways: [.email, .text], eastern: sample.newYork).decide(
      NoticeCase(
        notice, madeAt: made ?? sample.now, of: sample.refill, to: sample.patient,
        in: zone.flatMap { TimeZone(identifier: $0) }, sent: sent, peers: peers, at: now ?? sample.now))
  }

  @Test("The second text of a day waits for the next morning, whatever it brings")
  func aDay() throws {
    let sample = try sample()
    let sent = [try text(sample, at: sample.now - .minutes(90))]
    let tomorrow = try moment("2026-03-03T13:00:00Z")
    #expect(decide(sample.pending(.ready), sample, sent: sent) == .notBefore(tomorrow, .dayCap))
    #expect(
      decide(sample.pending(.ready), sample, sent: sent, at: tomorrow)
        == .send(Sending(sample.patient.contacts)))
  }

  @Test("A day is the patient's: a text late in the evening there is of the day before ours")
  func patientsDay() throws {
    let sample = try sample()
    // 20:30 on Sunday in Honolulu; on the clinic's wall it is Monday already.
    let sent = [try text(sample, at: try moment("2026-03-02T06:30:00Z"))]
    let monday = try moment("2026-03-02T19:00:00Z")
    #expect(
      decide(sample.pending(.ready), sample, sent: sent, at: monday, zone: "Pacific/Honolulu")
        == .send(Sending(sample.patient.contacts)))
  }

  @Test("Of three texts a week the last is kept for what must be done, for what is ready, and for safety")
  func theWeeksLast() throws {
    var sample = try sample()
    let two = [
      try text(sample, at: sample.now - .days(2)), try text(sample, at: sample.now - .days(4)),
    ]
    #expect(decide(sample.pending(.ready), sample, sent: two) == .send(Sending(sample.patient.contacts)))
    sample.refill.regions.progress = .shipped
    // Thursday's text is a week old on Thursday.
    let thursday = try moment("2026-03-05T13:00:00Z")
    #expect(decide(sample.pending(.shipped), sample, sent: two) == .notBefore(thursday, .weekCap))
    sample.refill.regions.progress = .deliveryProblem
    #expect(
      decide(sample.pending(.deliveryProblem), sample, sent: two) == .send(Sending(sample.patient.contacts)))
  }

  @Test("After three texts in seven days nothing goes until the first of them is a week old")
  func aWeek() throws {
    let sample = try sample()
    let three = try [1, 3, 6].map { try text(sample, at: sample.now - .days($0)) }
    let tomorrow = try moment("2026-03-03T13:00:00Z")
    #expect(decide(sample.pending(.ready), sample, sent: three) == .notBefore(tomorrow, .weekCap))
  }

  @Test(
    "News of safety and corrections pass the caps",
    arguments: [RefillChart.Notice.doNotTake, .correction])
  func passing(notice: RefillChart.Notice) throws {
    let sample = try sample(.preparing)
    let four = try [0, 1, 2, 3].map { try text(sample, at: sample.now - .days($0) - .minutes(6)) }
    #expect(
      decide(sample.pending(notice, isCorrection: notice == .correction), sample, sent: four)
        == .send(Sending(sample.patient.contacts)))
  }

  @Test("E-mails and texts that a clock which was ahead has sent are not counted")
  func notCounted() throws {
    let sample = try sample()
    let mail = SentMessage(
      id: sample.message(91), refill: sample.refill.id, notice: .preparing, at: sample.now - .hours(1),
      channels: [.email])
    let ahead = try text(sample, at: sample.now + .days(300))
    #expect(
      decide(sample.pending(.ready), sample, sent: [mail, ahead]) == .send(Sending(sample.patient.contacts)))
  }

  @Test("Of what waits for one patient the heaviest goes, of those the latest, and says that there is more")
  func merging() throws {
    let sample = try sample()
    let ready = sample.pending(.ready, 5)
    let earlier = NoticeCase.Peer(sample.pending(.delivered, 3), madeAt: sample.now - .hours(1))
    #expect(
      decide(ready, sample, peers: [earlier]) == .send(Sending(sample.patient.contacts, saysMore: true)))
    let waits = PolicyDecision.notBefore(sample.now + .minutes(1), .merging)
    let newer = NoticeCase.Peer(sample.pending(.delivered, 6), madeAt: sample.now + .seconds(1))
    #expect(decide(ready, sample, peers: [newer]) == waits)
    let heavier = NoticeCase.Peer(sample.pending(.needsYou, 3), madeAt: sample.now - .hours(1))
    #expect(decide(ready, sample, peers: [heavier]) == waits)
  }

  @Test("A text that said that there is more stands for what waited then, and for nothing that weighs more")
  func merged() throws {
    var sample = try sample()
    let at = sample.now + .minutes(1)
    let first = try text(sample, at: at)
    let standing = SentMessage(
      id: first.id, refill: first.refill, notice: .ready, at: at, channels: [.text], saysMore: true)
    let later = sample.now + .minutes(10)
    #expect(
      decide(sample.pending(.ready), sample, sent: [standing], at: later) == .withdraw(.merged))
    #expect(
      decide(sample.pending(.ready), sample, sent: [first], at: later)
        == .notBefore(try moment("2026-03-03T13:00:00Z"), .dayCap))
    #expect(
      decide(sample.pending(.ready), sample, sent: [standing], made: later, at: later)
        == .notBefore(try moment("2026-03-03T13:00:00Z"), .dayCap))
    sample.refill.regions.progress = .deliveryProblem
    #expect(
      decide(sample.pending(.deliveryProblem), sample, sent: [standing], at: later)
        == .notBefore(try moment("2026-03-03T13:00:00Z"), .dayCap))
  }

  @Test("Nothing yields to news that the week's last text is not kept for")
  func noDeadlock() throws {
    let sample = try sample()
    let two = try [2, 4].map { try text(sample, at: sample.now - .days($0)) }
    let newer = NoticeCase.Peer(sample.pending(.delivered, 6), madeAt: sample.now + .seconds(1))
    #expect(
      decide(sample.pending(.ready, 5), sample, sent: two, peers: [newer])
        == .send(Sending(sample.patient.contacts, saysMore: true)))
  }
}
