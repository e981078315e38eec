import Refills
import Statecharts
import Store

/// What it means that a patient is in another state now: who may decide depends on it (DOMAIN, “Licences”).
extension Door {
  /// A patient as somebody writes them. Where they lived before must be known: a state that is added to old records moves
  /// nobody.
  mutating func write(_ patient: Patient, in work: inout DoorWork) throws(StoreError) {
    let known = try work.view.patient(patient.id)
    keep(known.map(patient.keepingEndings) ?? patient, in: &work)
    guard let before = known?.state, let state = patient.state, state != before else { return }
    try move(patient.id, to: state, but: nil, in: &work)
  }

  /// Somebody says of one refill that its patient moved: it is written down, and counts for all of them.
  /// - Parameter before: where that refill stood; nil: not known.
  mutating func moved(
    _ id: RefillID, _ move: Move, cameFrom before: RefillChart.Progress?, in work: inout DoorWork
  ) throws(StoreError) {
    guard let refill = try work.view.refill(id), var patient = try work.view.patient(refill.record.patient)
    else { return }
    if patient.state != move.state {
      patient.state = move.state
      keep(patient, in: &work)
      try self.move(patient.id, to: move.state, but: id, in: &work)
    }
    try check(id, in: move.state, cameFrom: before, &work)
    // The answer shows it as it is now.
    if let now = try work.view.refill(id), let place = work.touched.lastIndex(where: { $0.id == id }) {
      work.touched[place] = now
    }
  }

  private mutating func move(
    _ patient: PatientID, to state: String, but told: RefillID?, in work: inout DoorWork
  ) throws(StoreError) {
    for id in try work.view.liveRefills(of: patient) where id != told {
      guard var refill = try work.view.refill(id) else { continue }
      let before = refill.progress
      _ = try step(&refill, Input(.patientMoved(Move(state: state)), from: .system, at: work.now), in: &work)
      try check(id, in: state, cameFrom: before, &work)
    }
  }

  /// What is not sent is checked again; what is on its way to the old address becomes the patient's to confirm.
  private mutating func check(
    _ id: RefillID, in state: String, cameFrom before: RefillChart.Progress?, _ work: inout DoorWork
  ) throws(StoreError) {
    guard var refill = try work.view.refill(id) else { return }
    let event: RefillChart.Event
    if refill.progress.handled.contains(.screeningNoProvider) {
      let isTreated = try isTreated(in: state, refill.record, at: work.now)
      if !isTreated {
        event = .screeningNoProvider
      } else if refill.progress == .screeningAgain || before == .noProvider {
        event = .screeningPassed
      } else {
        return
      }
    } else if refill.isLive, RefillFacts(record: refill.record, at: work.now).isSentHome,
      refill.progress.handled.contains(.carrierDelivered),
      !refill.record.openActions.contains(where: { $0.kind == .address })
    {
      event = .actionOpened(OpenAction(kind: .address))
    } else {
      return
    }
    _ = try step(&refill, Input(event, from: .system, at: work.now), in: &work)
  }

  /// Whether there is a provider for whoever is there. Scheduled drugs are decided elsewhere; of a patient who is nobody
  /// knows where nothing can be said.
  func isTreated(in state: String?, _ record: RefillRecord, at now: Instant) throws(StoreError) -> Bool {
    guard let state, !record.schedule.isScheduled else { return true }
    return try directory.allStaff().canTreat(in: state, of: record.brand, at: now)
  }
}
