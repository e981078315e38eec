import Refills
import Statecharts
import Store

extension Door {
  /// Closes the refill in whose place a new one goes: it did not arrive, and nobody has found it since.
  mutating func replace(_ record: RefillRecord, in work: inout DoorWork) throws(StoreError) -> DoorWork.Stop?
  {
    guard let id = record.replaces else { return nil }
    guard let old = try work.view.refill(id), old.record.patient == record.patient,
      old.record.prescription == record.prescription
    else {
      return DoorWork.Stop(
        outcome: .conflict("There is no refill \(id) of this prescription that could be replaced."))
    }
    guard !old.record.isDiscontinued else {
      return DoorWork.Stop(outcome: .conflict("The prescription was discontinued: nothing is sent again."))
    }
    return try input(
      Input(.orderReplaced(Replacement(by: record.id)), from: work.sender, at: work.now), for: id, in: &work)
  }

  /// The patient runs out when they would have without the one that did not come, whatever the clinic's record counts.
  func runningOut(_ record: RefillRecord, in work: DoorWork) throws(StoreError) -> RefillRecord {
    guard let id = record.replaces, let old = try work.view.refill(id) else { return record }
    var record = record
    record.runsOut(old.record.runOutWithoutIt)
    return record
  }
}
