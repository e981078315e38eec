import Refills
import Store

extension Service {
  /// What a list says of each, in the same order.
  func queueRows(_ refills: [Refill]) throws(Problem) -> [QueueRow] {
    let directory = parts.directory
    let owners = try staffNames(refills.compactMap(\.record.owner?.staff.text))
    return try read { () throws(StoreError) in
      let patients = try directory.patients(Set(refills.map(\.record.patient)))
      let prescriptions = try directory.prescriptions(Set(refills.map(\.record.prescription)))
      return refills.map {
        QueueRow(
          refill: $0, patient: patients[$0.record.patient],
          prescription: prescriptions[$0.record.prescription],
          owner: $0.record.owner.flatMap { owners[$0.staff.text] })
      }
    }
  }
}
