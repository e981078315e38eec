import Refills
import Statecharts
import Store

/// What it means that a patient is in another state now: who may decide depends on it (DOMAIN, “Licences”).
extension Door {
  /// Somebody says of one refill that its patient moved: it is written down, and counts for all of them. Where that is
  /// known, nothing happens a second time.
  /// - Returns: why the whole submission ends here; nil: it goes on.
  mutating func moved(
    _ id: RefillID, _ input: Input, _ move: Move, in work: inout DoorWork
  ) throws(StoreError) -> DoorWork.Stop? {
    guard let refill = try work.view.refill(id), var patient = try work.view.patient(refill.record.patient)
    else { return try self.input(input, for: id, in: &work) }
    let isOfNow = input.expectedVersion.map { $0 == refill.version } ?? true
    if patient.state == move.state, isOfNow {
      work.touched.append(refill)
      return nil
    }
    if let stop = try self.input(input, for: id, in: &work) { return stop }
    patient.recordedState = patient.recordedState ?? patient.state
    patient.state = move.state
    keep(patient, in: &work)
    try self.move(patient.id, to: move.state, but: id, in: &work)
    try check(id, in: move.state, cameFrom: refill.progress, &work)
    // The answer shows it as it is now.
    if let now = try work.view.refill(id), let place = work.touched.lastIndex(where: { $0.id == id }) {
      work.touched[place] = now
    }
    return nil
  }

  mutating func move(
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
    func goOn(_ event: RefillChart.Event) throws(StoreError) {
      _ = try step(&refill, Input(event, from: .system, at: work.now), in: &work)
    }
    if refill.progress.handled.contains(.screeningNoProvider) {
      let isTreated = try isTreated(in: state, refill.record, &work)
      let isAgain = refill.progress == .screeningAgain || before == .noProvider
      // What was proposed by somebody of the old state is nobody's proposal here.
      if !isTreated || before == .changesToConfirm { try goOn(.screeningNoProvider) }
      if isTreated, isAgain { try goOn(.screeningPassed) }
    } else if refill.isLive, refill.record.way.isSentHome,
      refill.progress.handled.contains(.carrierDelivered),
      !refill.record.openActions.contains(where: { $0.kind == .address })
    {
      try goOn(.actionOpened(OpenAction(kind: .address)))
    }
  }

  /// Whether there is a provider for whoever is there. Scheduled drugs are decided elsewhere; of a patient who is nobody
  /// knows where nothing can be said.
  func isTreated(
    in state: String?, _ record: RefillRecord, _ work: inout DoorWork
  ) throws(StoreError) -> Bool {
    guard let state, !record.schedule.isScheduled else { return true }
    return try work.view.allStaff().canTreat(in: state, of: record.brand, at: work.now)
  }
}
