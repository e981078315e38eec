import Refills
import Statecharts
import Testing

@Suite("A provider decides")
struct DecisionTests {
  @Test("Taken back after eight seconds it is in review again, and nothing has left the house")
  func undoneInTime() throws {
    var desk = try Desk()
    try desk.reachReview()
    let due = desk.due(.reviewDue)
    let approvedAt = try desk.place.at("2026-03-02 11:00")
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    let provider = Sender(.provider, name: "provider-1")
    let verdict = desk.verdict(.providerUndo, by: provider, at: approvedAt + .seconds(8))
    guard case .decided(let decision) = verdict else { throw Desk.Unexpected() }
    #expect(desk.refill.progress == .withProvider)
    #expect(decision.dispatches.isEmpty)
    #expect(desk.refill.record.decision == nil)
    #expect(desk.due(.undoOver) == nil)
    #expect(desk.due(.reviewDue) == due)
  }

  @Test("After eleven seconds it cannot be taken back")
  func undoneLate() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    try desk.fire(.undoOver)
    let version = desk.refill.version
    #expect(try desk.refusal(of: .providerUndo, by: .provider, at: "2026-03-02 11:01") == "unhandled")
    #expect(desk.refill.version == version)
    #expect(desk.refill.record.decision != nil)
  }

  @Test("A confirmed change that is taken back stands as it was proposed, and is taken back no later")
  func undoneAfterChange() throws {
    var desk = try Desk()
    try desk.reachReview()
    let proposed = try desk.send(
      .providerPropose(ProposedChange(text: "Less")), by: .provider, at: "2026-03-02 10:30")
    #expect(proposed.notices == [.needsYou])
    try desk.send(.patientConfirmedChange, by: .patient, at: "2026-03-02 11:00")
    #expect(desk.refill.record.openActions.isEmpty)
    var late = desk
    try desk.send(.providerUndo, by: .provider, at: "2026-03-02 11:00")
    #expect(desk.refill.progress == .changesToConfirm)
    #expect(desk.refill.record.openActions.map(\.kind) == [.confirmChange])
    try late.fire(.undoOver)
    #expect(try late.refusal(of: .providerUndo, by: .provider, at: "2026-03-02 11:01") == "unhandled")
    #expect(late.refill.record.openActions.isEmpty)
    #expect(late.refill.record.decision != nil)
  }

  @Test("Of two who decide at once the first wins, and the other is told who and when")
  func twoProviders() throws {
    var desk = try Desk()
    try desk.reachReview()
    let version = desk.refill.version
    let now = try desk.place.at("2026-03-02 11:00")
    desk.verdict(
      try desk.approval(), by: Sender(.provider, name: "provider-x"), at: now, expecting: version)
    let verdict = desk.verdict(
      .providerDeny(Denial(reason: .tooSoon)), by: Sender(.provider, name: "provider-y"),
      at: now + .milliseconds(3), expecting: version)
    guard case .refused(.versionMoved(let moved, let decision), let entry) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(moved == version + 1)
    #expect(decision?.by == "provider-x")
    #expect(decision?.at == now)
    #expect(entry?.refusal == "version-moved")
    #expect(desk.refill.progress == .approved)
  }

  @Test("Review waits two working days, then cover, then the lead, and then it is late, which is told once")
  func escalation() throws {
    var desk = try Desk()
    try desk.reachReview()
    #expect(try desk.wait(until: "2026-03-04 10:00").isEmpty)
    #expect(desk.refill.progress == .withCover)
    #expect(try desk.wait(until: "2026-03-05 10:00").isEmpty)
    #expect(desk.refill.progress == .withLead)
    #expect(try desk.wait(until: "2026-03-12 10:00") == ["Fri, Mar 6, 10:00 AM late"])
    #expect(desk.refill.regions.pace == .late)
    #expect(desk.refill.called == [.lead])
  }

  @Test("Being late lets nobody approve what is scheduled, nor what is not under review")
  func lateApproval() throws {
    var scheduled = try Desk(schedule: .two)
    try scheduled.reachReview()
    _ = try scheduled.wait(until: "2026-03-12 10:00")
    #expect(scheduled.refill.regions.pace == .late)
    #expect(
      try scheduled.refusal(of: scheduled.approval(), by: .provider, at: "2026-03-12 11:00") == "guarded")
    #expect(scheduled.refill.record.decision == nil)

    var sent = try Desk()
    try sent.reachPharmacy()
    _ = try sent.wait(until: "2026-03-12 10:00")
    #expect(sent.refill.regions.pace == .late)
    let decision = sent.refill.record.decision
    #expect(try sent.refusal(of: sent.approval(), by: .provider, at: "2026-03-12 11:00") == "guarded")
    #expect(sent.refill.record.decision == decision)
  }

  @Test("Being late lets no pharmacy's word count before anything was sent")
  func lateNews() throws {
    var desk = try Desk()
    try desk.reachReview()
    _ = try desk.wait(until: "2026-03-12 10:00")
    #expect(desk.refill.regions.pace == .late)
    let report = Report(source: .pharmacy, seenAt: try desk.place.at("2026-03-12 11:00"), status: "ready")
    #expect(
      try desk.refusal(of: .pharmacyReady(report), by: .pharmacy, at: "2026-03-12 11:00") == "guarded")
    #expect(desk.refill.regions.pace == .late)
  }

  @Test("What is scheduled cannot be approved here: it is decided elsewhere and sent on evidence")
  func scheduled() throws {
    var desk = try Desk(schedule: .two)
    try desk.reachReview()
    #expect(desk.refill.progress == .decidedElsewhere)
    #expect(desk.refill.stage == .reviewPending)
    #expect(try desk.refusal(of: desk.approval(), by: .provider, at: "2026-03-02 11:00") == "unhandled")
    let change = RefillChart.Event.providerPropose(ProposedChange(text: "Less"))
    #expect(try desk.refusal(of: change, by: .provider, at: "2026-03-02 11:00") == "unhandled")
    #expect(desk.refill.record.openActions.isEmpty)
    try desk.send(
      .providerDecidedElsewhere(OutsideDecision(system: "emr", reference: "r-1")), by: .provider,
      at: "2026-03-02 11:00")
    #expect(desk.refill.progress == .decidedElsewhere)
    let sent = try desk.send(
      .prescriptionSigned(Evidence(system: "emr", reference: "e-1")), by: .system, at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .sent)
    #expect(sent.notices == [.sent])
    #expect(sent.errands.isEmpty)
  }

  @Test("The pharmacy's word is evidence too", arguments: [DrugSchedule.two, .five, .notGiven])
  func scheduledByPharmacy(schedule: DrugSchedule) throws {
    var desk = try Desk(schedule: schedule)
    try desk.reachReview()
    try desk.hear(.pharmacyPreparing, at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .preparing)
  }

  @Test("A denial of what is scheduled that is taken back leads back to where it is decided, not to a review")
  func scheduledUndo() throws {
    var desk = try Desk(schedule: .four)
    try desk.reachReview()
    try desk.send(.providerDeny(Denial(reason: .tooSoon)), by: .provider, at: "2026-03-02 11:00")
    try desk.send(.providerUndo, by: .provider, at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .decidedElsewhere)
  }

  @Test("A renewal that is approved waits for its signature and is no order of ours", arguments: [0, nil])
  func renewal(repeats: Int?) throws {
    var desk = try Desk(repeats: repeats)
    try desk.reachReview()
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    #expect(try desk.fire(.undoOver).dispatches.isEmpty)
    #expect(desk.refill.progress == .toBeSigned)
    #expect(desk.due(.signingDue) == "Tue, Mar 3, 11:00 AM")
    try desk.send(
      .prescriptionSigned(Evidence(system: "emr", reference: "e-1")), by: .system, at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .sent)
  }

  @Test("Who may not, may not, and the try is kept")
  func actors() throws {
    var desk = try Desk()
    try desk.reachReview()
    let verdict = desk.verdict(
      .providerDeny(Denial(reason: .tooSoon)), by: Sender(.patient, name: "patient-1"),
      at: try desk.place.at("2026-03-02 11:00"))
    guard case .refused(.notAllowed(.patient, .providerDeny), let entry) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(entry?.refusal == "not-allowed")
  }

  @Test(
    "A patient who moved is checked again and keeps the place in line; one who moves back finds a provider")
  func moves() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.fire(.reviewDue)
    try desk.send(.patientMoved(Move(state: "TX")), by: .patient, at: "2026-03-04 12:00")
    #expect(desk.refill.progress == .screeningAgain)
    var same = desk
    try same.send(.screeningPassed, by: .system, at: "2026-03-04 12:00")
    #expect(same.refill.progress == .withCover)
    #expect(same.due(.coverDue) == "Thu, Mar 5, 10:00 AM")
    try desk.send(.screeningNoProvider, by: .system, at: "2026-03-04 12:00")
    #expect(desk.refill.progress == .noProvider)
    #expect(desk.due(.noProviderDue) == "Thu, Mar 5, 12:00 PM")
    try desk.send(.patientMoved(Move(state: "NY")), by: .patient, at: "2026-03-04 13:00")
    try desk.send(.screeningPassed, by: .system, at: "2026-03-04 13:00")
    #expect(desk.refill.progress == .withProvider)
  }

  @Test("A patient who moves before anything is sent needs a new decision")
  func movesAfterApproval() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.send(.actionOpened(OpenAction(kind: .address)), by: .support, at: "2026-03-02 10:30")
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    try desk.fire(.undoOver)
    try desk.send(.patientMoved(Move(state: "TX")), by: .patient, at: "2026-03-02 12:00")
    try desk.send(.screeningPassed, by: .system, at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .withProvider)
    #expect(desk.refill.record.decision == nil)
  }
}
