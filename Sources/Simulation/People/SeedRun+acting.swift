import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

extension SeedRun {
  /// Somebody does something.
  func act() {
    switch dice.number(0...99) {
    case 0..<20: askForRefill()
    case 20..<45: decide()
    case 45..<52: changeConsent()
    case 52..<58: finishTask()
    case 58..<60: lookAfter()
    case 60..<68: closeAction()
    default: anything()
    }
  }

  var liveRefills: [Refill] {
    people.refills.compactMap { ledger.known[$0]?.refill }
  }

  /// Two providers have the same review before them; both decide.
  private func decide() {
    let reviews = liveRefills.filter {
      [.reviewPending, .requested].contains($0.progress.stage) && $0.isLive
    }
    guard let refill = pick(reviews) else { return askForRefill() }
    let isRace = dice.chance(50)
    if isRace { count(.racingDecisions) }
    for provider in isRace ? people.providers : [pick(people.providers)].compactMap({ $0 }) {
      let event =
        dice.chance(70)
        ? approval(of: refill, by: provider) : .providerDeny(Denial(reason: .tooSoon, gap: .safeToWait))
      guard let event else { continue }
      let stale = dice.chance(20)
      if stale { count(.staleVersion) }
      let version = stale ? max(refill.version - 1, 1) : refill.version
      request(
        [.input(refill.id, event, expecting: version)], by: .provider, named: provider.external.text,
        expecting: version)
      if dice.chance(25) { takeBack(refill.id, by: provider) }
    }
  }

  /// Within the seconds in which a decision can be taken back.
  private func takeBack(_ refill: RefillID, by provider: StaffMember) {
    after(.milliseconds(dice.number(500...9_000))) { [unowned self] in
      request(
        [.input(refill, .providerUndo, expecting: nil)], by: .provider, named: provider.external.text)
    }
  }

  /// Nothing that is scheduled has an approval; somebody tries with that of another prescription.
  private func approval(of refill: Refill, by provider: StaffMember) -> RefillChart.Event? {
    let own = people.prescriptions.first { $0.id == refill.record.prescription }
    if let own, let unscheduled = UnscheduledPrescription(own) {
      return .providerApprove(Approval(of: unscheduled, by: provider.id))
    }
    guard let other = people.prescriptions.lazy.compactMap(UnscheduledPrescription.init).first else {
      return nil
    }
    count(.forbiddenApproval)
    return .providerApprove(Approval(of: other, by: provider.id))
  }

  private func finishTask() {
    guard let refill = pick(liveRefills.filter { !$0.record.tasks.isEmpty }),
      let task = pick(refill.record.tasks)
    else { return anything() }
    request(
      [.input(refill.id, .taskDone(TaskClosing(owner: task.owner, cause: task.cause)), expecting: nil)],
      by: .support, named: "support")
  }

  /// Somebody takes a refill, or puts it off; another may take it from them meanwhile.
  private func lookAfter() {
    guard let refill = pick(liveRefills), let provider = pick(people.providers) else { return }
    let event: RefillChart.Event =
      dice.chance(50)
      ? .workAssigned(Assignment(to: provider.id))
      : .workSnoozed(
        SnoozeWish(until: clock.now() + .hours(dice.number(1...200)), reason: "The labs are due."))
    request([.input(refill.id, event, expecting: nil)], by: .provider, named: provider.external.text)
  }

  /// Any event by anybody who may send it, mostly one that means something now.
  func anything() {
    guard let refill = pick(liveRefills) else { return askForRefill() }
    let regions = refill.regions
    let handled = regions.progress.handled.union(regions.patientPart.handled).union(regions.cancel.handled)
      .union(regions.pace.handled)
    let kinds = RefillChart.EventKind.allCases.filter {
      (dice.chance(5) || handled.contains($0)) && !$0.actors.isSubset(of: [.timer])
    }
    let kind = pick(kinds)
    if kind == .orderReplaced { return sendAgain(refill) }
    guard let kind,
      let actor = pick(
        kind.actors.subtracting([.timer, .pharmacy, .carrier]).sorted { $0.rawValue < $1.rawValue }),
      let event = event(kind, of: refill)
    else { return }
    request([.input(refill.id, event, expecting: nil)], by: actor, named: actor.rawValue)
  }

  private func event(_ kind: RefillChart.EventKind, of refill: Refill) -> RefillChart.Event? {
    if kind == .providerApprove { return people.providers.first.flatMap { approval(of: refill, by: $0) } }
    let now = clock.now()
    let report = Report(
      source: .staff, manner: .event, seenAt: now, status: "told by phone",
      heldUntil: dice.chance(30) ? now + .hours(5) : nil,
      quantity: dice.chance(40) ? Quantity(thousandths: 10_000, ofThousandths: 30_000) : nil,
      reroutedTo: kind == .pharmacyRerouted ? next(of: refill) : nil)
    let payloads: [any Hashable & Sendable] = [
      report, Import(), ScreeningFailure(reason: .tooSoon), Denial(reason: .labsFirst),
      PatientAsk(action: OpenAction(kind: .labs)), ProposedChange(text: "Half of it."),
      OutsideDecision(system: "ehr", reference: "1"), CancelWish(), Word(), Move(state: "OH"),
      OpenAction(kind: pick(OpenAction.Kind.allCases) ?? .labs), ActionClosing(kind: .labs),
      Evidence(system: "ehr", reference: "1"), Discontinuation(), OrderReceipt(), OrderProblem(text: "No."),
      Reason(text: "The pharmacy has nothing."), Promise(at: now + .hours(20)),
      TaskClosing(owner: .support, cause: .clockSendingSlow), Assignment(to: nil),
      SnoozeWish(until: now + .hours(30), reason: "It can wait."),
    ]
    for payload in payloads {
      if let event = RefillChart.Event(kind: kind, carrying: payload) { return event }
    }
    return Self.bare.first { $0.kind == kind }
  }

  /// Events that carry nothing.
  private static let bare: [RefillChart.Event] = [
    .screeningBegin, .screeningPassed, .screeningNoProvider, .providerUndo, .providerHoldLifted,
    .patientConfirmedChange, .patientDeclinedChange, .patientAskAgain, .orderNotFound, .trackingFresh,
    .trackingStale, .trackingUnavailable, .workResumed,
  ]
}
