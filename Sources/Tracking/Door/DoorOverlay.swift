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
  /// By the clinic's id.
  var visits: [ExternalID: Visit] = [:]
  var charges: [ExternalID: Charge] = [:]
  var threads: [ExternalID: Conversation] = [:]

  mutating func take(over newer: DoorOverlay) {
    for (id, refill) in newer.refills { refills[id] = refill }
    for (id, live) in newer.live { self.live[id] = .some(live) }
    for (id, prescription) in newer.prescriptions { prescriptions[id] = prescription }
    for (id, patient) in newer.patients { patients[id] = patient }
    visits.merge(newer.visits) { $1 }
    charges.merge(newer.charges) { $1 }
    threads.merge(newer.threads) { $1 }
  }
}
