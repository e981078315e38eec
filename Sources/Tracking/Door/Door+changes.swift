import Refills
import Statecharts
import Store

extension Door {
  /// - Returns: why the whole submission ends here; nil: it goes on.
  mutating func apply(_ change: Submission.Change, to work: inout DoorWork) throws(StoreError) -> DoorWork
    .Stop?
  {
    switch change {
    case .begin(let record, let first): return try begin(record, first: first, in: &work)
    case .input(let id, let event, let version):
      let input = Input(event, from: work.sender, at: work.now, expecting: version)
      if case .patientMoved(let move) = event { return try moved(id, input, move, in: &work) }
      if case .actionClosed(let closing) = event, let address = closing.reply?.address {
        return try lives(at: address, id, input, in: &work)
      }
      return try self.input(input, for: id, in: &work)
    case .news(let event, let answer): return try news(event, answer, in: &work)
    case .clock(let row):
      guard let event = row.clock.firing else {
        return DoorWork.Stop(
          outcome: .refused(.invalid("The event of this clock cannot be made."), refill: nil))
      }
      let input = Input(event, from: work.sender, at: work.now, occurrence: row.occurrence)
      return try self.input(input, for: row.refill, in: &work)
    case .patient(let patient): try write(patient, in: &work)
    case .contact(let id, let contact, let ending):
      if let patient = try work.view.patient(id)?.ending(contact, ending) { keep(patient, in: &work) }
    case .prescription(let prescription):
      work.view.put(prescription)
      work.writes.append(.prescription(prescription))
    case .request(let request): work.writes.append(.request(request))
    case .staff(let member, let verifier): work.writes.append(.staff(member, verifier: verifier))
    case .absence(let id, let absence): work.writes.append(.absence(id, absence))
    case .order(let order): work.writes.append(.order(order))
    case .dispense(let dispense): work.writes.append(.dispense(dispense))
    case .read(let record): work.writes.append(.read(record))
    case .visit(let input): return try beside(input, in: &work, as: AnyMatter.visit)
    case .charge(let input): return try beside(input, in: &work, as: AnyMatter.charge)
    case .thread(let input): return try beside(input, in: &work, as: AnyMatter.thread)
    }
    return nil
  }

  func keep(_ patient: Patient, in work: inout DoorWork) {
    work.view.put(patient)
    work.writes.append(.patient(patient))
  }

  mutating func input(
    _ input: Input, for id: RefillID, in work: inout DoorWork
  ) throws(StoreError) -> DoorWork.Stop? {
    guard var refill = try work.view.refill(id) else { return DoorWork.Stop(outcome: .noSuchRefill(id)) }
    if let stop = try step(&refill, input, in: &work) { return stop }
    work.touched.append(refill)
    return nil
  }

  private mutating func begin(
    _ record: RefillRecord, first: [Submission.FirstInput], in work: inout DoorWork
  ) throws(StoreError) -> DoorWork.Stop? {
    guard try work.view.refill(record.id) == nil else {
      return DoorWork.Stop(outcome: .conflict("There is a refill \(record.id) already; make a new id."))
    }
    guard try work.view.prescription(record.prescription) != nil else {
      return DoorWork.Stop(
        outcome: .conflict("There is no prescription \(record.prescription); send it first."))
    }
    let record = try runningOut(record, in: work)
    guard var refill = decider.begin(record, at: work.now, in: contexts(record)) else {
      return DoorWork.Stop(outcome: .refused(.invalid("The chart cannot begin; report this."), refill: nil))
    }
    if let stop = try replace(record, in: &work) { return stop }
    for input in try inputs(first, to: refill, in: &work) {
      if case .screeningFailed = input.event, record.replaces != nil {
        return DoorWork.Stop(outcome: .conflict("The prescription was discontinued: nothing is sent again."))
      }
      if let stop = try step(&refill, input, in: &work) { return stop }
    }
    guard refill.version > 0 else {
      return DoorWork.Stop(
        outcome: .refused(.invalid("A new refill needs an input that moves it."), refill: nil))
    }
    work.touched.append(refill)
    return nil
  }

  /// The inputs of a new refill, with what comes of its screening in the service's own name.
  ///
  /// A request that fails its screening gets that answer alone, from where it begins: what was to come
  /// before is left out, so that it is never live beside the refill that it repeats.
  private func inputs(
    _ first: [Submission.FirstInput], to refill: Refill, in work: inout DoorWork
  ) throws(StoreError) -> [Input] {
    var events: [(event: RefillChart.Event, sender: Sender)] = []
    for input in first {
      switch input {
      case .event(let event): events.append((event, work.sender))
      case .screen(let reason):
        switch try screen(refill.record, reason: reason, in: work) {
        case nil: break
        case .failed(let failure)?: return [Input(.screeningFailed(failure), from: .system, at: work.now)]
        case .passed?:
          if !events.contains(where: { $0.event == .screeningBegin }) {
            events.append((.screeningBegin, .system))
          }
          let state = try work.view.patient(refill.record.patient)?.state
          let isTreated = try isTreated(in: state, refill.record, &work)
          events.append((isTreated ? .screeningPassed : .screeningNoProvider, .system))
        }
      }
    }
    return events.map { Input($0.event, from: $0.sender, at: work.now) }
  }

  /// Checks a request against what is live now; nil where its prescription is not known, so that a person
  /// looks.
  private func screen(
    _ record: RefillRecord, reason: String?, in work: DoorWork
  ) throws(StoreError) -> ScreeningOutcome? {
    guard let prescription = try work.view.prescription(record.prescription) else { return nil }
    let live = try work.view.liveRefill(of: prescription.id)
    return Screening.check(
      prescription, liveRefill: live, at: work.now, reason: reason, isReplacement: record.replaces != nil,
      rules: rules)
  }

  mutating func step(
    _ refill: inout Refill, _ input: Input, in work: inout DoorWork
  ) throws(StoreError) -> DoorWork.Stop? {
    switch decider.decide(refill, input, in: contexts(refill.record)) {
    case .decided(let decision):
      let wasLive = refill.version > 0 && refill.isLive
      refill = decision.refill
      // What has not moved yet does not exist yet.
      guard refill.version > 0 else { return nil }
      try work.view.put(refill, wasLive: wasLive)
      work.writes.append(.decision(decision))
      return nil
    case .refused(let refusal, let entry):
      let kept = try work.view.keptRefill(refill.id)
      return DoorWork.Stop(
        outcome: .refused(refusal, refill: kept), entry: kept.flatMap { kept in entry?.standing(on: kept) })
    }
  }
}

extension JournalEntry {
  /// The refused try as it stands beside the refill that is kept: what the same submission did before is
  /// dropped.
  fileprivate func standing(on kept: Refill) -> JournalEntry {
    guard kept.version != version else { return self }
    return JournalEntry(
      refill: refill, version: kept.version, at: at, kind: kind, sender: sender, payload: payload,
      chart: chart,
      from: kept.regions.stateIDs, to: kept.regions.stateIDs, refusal: refusal)
  }
}
