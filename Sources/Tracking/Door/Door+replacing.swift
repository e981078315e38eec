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
    return try input(
      Input(.orderReplaced(Replacement(by: record.id)), from: work.sender, at: work.now), for: id, in: &work)
  }
}
