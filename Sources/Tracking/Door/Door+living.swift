import Refills
import Statecharts
import Store

/// Where a patient lives, as the clinic's records have it and as the patient says.
extension Door {
  /// A patient as the clinic's records write them. What they repeat does not stand against the word of the patient or of
  /// staff that came since; what they leave out stays as it is; a state that is added to old records moves nobody.
  mutating func write(_ patient: Patient, in work: inout DoorWork) throws(StoreError) {
    guard let known = try work.view.patient(patient.id) else {
      var new = patient
      new.recordedState = patient.state
      new.recordedAddress = patient.address
      return keep(new, in: &work)
    }
    var new = patient.keepingEndings(of: known)
    (new.recordedState, new.state) = Self.taken(patient.state, recorded: known.recordedState, known.state)
    (new.recordedAddress, new.address) = Self.taken(
      patient.address, recorded: known.recordedAddress, known.address)
    keep(new, in: &work)
    guard let before = known.state, let state = new.state, state != before else { return }
    try move(new.id, to: state, but: nil, in: &work)
  }

  /// What the records say anew counts, what they repeat or leave out does not.
  /// - Parameters:
  ///   - recorded: what they had said last; nil: what is known.
  ///   - known: what counts by now.
  private static func taken(_ said: String?, recorded: String?, _ known: String?)
    -> (recorded: String?, counts: String?)
  {
    let recorded = recorded ?? known
    return (said ?? recorded, said == nil || said == recorded ? known ?? said : said)
  }

  /// Somebody answers of one refill where its patient lives, because that was asked: from now on it is the patient's
  /// address, for every order that has not left.
  /// - Returns: why the whole submission ends here; nil: it goes on.
  mutating func lives(
    at address: String, _ id: RefillID, _ input: Input, in work: inout DoorWork
  ) throws(StoreError) -> DoorWork.Stop? {
    let before = try work.view.refill(id)?.record
    if let stop = try self.input(input, for: id, in: &work) { return stop }
    guard let before, before.openActions.contains(where: { $0.kind == .address }),
      var patient = try work.view.patient(before.patient)
    else { return nil }
    patient.recordedAddress = patient.recordedAddress ?? patient.address
    patient.address = address
    keep(patient, in: &work)
    return nil
  }
}
