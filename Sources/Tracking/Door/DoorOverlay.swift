import Refills

/// What submissions of a batch left behind and the disk does not know yet.
struct DoorOverlay {
  var refills: [RefillID: Refill] = [:]
  /// Those that became live.
  var risen: Set<RefillID> = []
  /// The live refill of a prescription; a value of nil: it is known that there is none.
  var live: [PrescriptionID: RefillID?] = [:]
  var prescriptions: [PrescriptionID: Prescription] = [:]
  var patients: [PatientID: Patient] = [:]

  mutating func take(over newer: DoorOverlay) {
    refills.merge(newer.refills) { $1 }
    live.merge(newer.live) { $1 }
    prescriptions.merge(newer.prescriptions) { $1 }
    patients.merge(newer.patients) { $1 }
  }
}
