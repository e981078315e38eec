import Foundation
import Refills
import Statecharts
import Testing

@Suite("A visit")
struct VisitTests {
  private let monday = MatterSample<VisitChart>.start + .days(2)
  private let friday = MatterSample<VisitChart>.start + .days(6)

  private func booked() throws -> MatterSample<VisitChart> {
    var visit = try MatterSample<VisitChart>()
    try visit.tell(.visitOffered(VisitPlan(slots: [monday, friday])), by: .scheduling)
    try visit.tell(.visitChosen(VisitChoice(startsAt: friday)), by: .patient)
    try visit.tell(.visitBooked(VisitPlan(startsAt: friday, place: "by video")), by: .scheduling)
    return visit
  }

  @Test("What the patient chose is asked for, and booked when the scheduler says so")
  func choosing() throws {
    var visit = try MatterSample<VisitChart>()
    try visit.tell(.visitOffered(VisitPlan(slots: [monday, friday])), by: .scheduling)
    #expect(VisitAnswer(visit.matter, at: MatterSample<VisitChart>.start) == .offered)
    try visit.tell(.visitChosen(VisitChoice(startsAt: friday)), by: .patient)
    #expect(VisitAnswer(visit.matter, at: MatterSample<VisitChart>.start) == .askedFor(friday))
    #expect(visit.followUps.map(\.event.kind) == [.visitAsked])
    #expect(try VisitAnswer(booked().matter, at: MatterSample<VisitChart>.start) == .booked(friday))
  }

  @Test("A time that is moved is said with the one that was said before")
  func moving() throws {
    var visit = try booked()
    try visit.tell(.visitMoved(VisitPlan(startsAt: monday)), by: .scheduling)
    #expect(VisitAnswer(visit.matter, at: MatterSample<VisitChart>.start) == .moved(monday, from: friday))
    try visit.tell(.visitMoveAsked(Word(text: "Any evening")), by: .patient)
    #expect(VisitAnswer(visit.matter, at: MatterSample<VisitChart>.start) == .moveAsked(monday))
    #expect(visit.followUps.map(\.event.kind) == [.visitAsked])
  }

  @Test("Held, it closes what the refill asks; missed, the refill asks again, and other times are offered")
  func ending() throws {
    var visit = try booked()
    try visit.tell(.visitMissed, by: .scheduling)
    #expect(visit.followUps.map(\.event.kind) == [.actionOpened])
    try visit.tell(.visitOffered(VisitPlan(slots: [monday])), by: .scheduling)
    #expect(
      visit.matter.state == .recovering
        && VisitAnswer(visit.matter, at: MatterSample<VisitChart>.start) == .offered)
    try visit.tell(.visitBooked(VisitPlan(startsAt: monday)), by: .scheduling)
    try visit.tell(.visitHeld, by: .scheduling)
    #expect(visit.followUps.map(\.event.kind) == [.actionClosed])
    #expect(!visit.matter.isLive)
  }

  @Test("Patients book, hold and cancel nothing by themselves")
  func actors() throws {
    let visit = try booked()
    for event: VisitChart.Event in [
      .visitBooked(VisitPlan()), .visitHeld, .visitMissed, .visitCancelled(VisitCancelling()),
    ] {
      guard case .notAllowed? = visit.refusal(of: event, by: .patient) else {
        Issue.record("\(event) was taken of a patient")
        continue
      }
    }
    #expect(visit.refusal(of: .visitConfirmed, by: .patient) == nil)
  }

  @Test("Its steps are counted, replayed, and kept as they were")
  func replaying() throws {
    let visit = try booked().matter
    #expect(visit.version == 3 && visit.strayStep == nil)
    let json = try JSONEncoder().encode(visit)
    #expect(try JSONDecoder().decode(Visit.self, from: json) == visit)
    let text = String(decoding: json, as: UTF8.self)
    let forged = text.replacing(#""to":"askedFor""#, with: #""to":"held""#)
    #expect(try JSONDecoder().decode(Visit.self, from: Data(forged.utf8)).strayStep == 2)
  }

  @Test("A time that has passed is said as one that was")
  func over() throws {
    let visit = try booked().matter
    #expect(VisitAnswer(visit, at: friday + .minutes(59)) == .booked(friday))
    #expect(VisitAnswer(visit, at: friday + .minutes(61)) == .held(friday))
  }

  @Test("Of several the one that asks something is said first, then the soonest")
  func several() throws {
    var offered = try MatterSample<VisitChart>()
    try offered.tell(.visitOffered(VisitPlan(slots: [monday])), by: .scheduling)
    let far = try booked().matter
    var near = try MatterSample<VisitChart>()
    try near.tell(.visitBooked(VisitPlan(startsAt: monday)), by: .scheduling)
    let now = MatterSample<VisitChart>.start
    #expect(VisitAnswer(of: [far, near.matter], at: now) == .booked(monday))
    #expect(VisitAnswer(of: [far, near.matter, offered.matter], at: now) == .offered)
    try near.tell(.visitHeld, by: .scheduling)
    #expect(VisitAnswer(of: [near.matter], at: now + .days(31)) == nil)
  }
}
