package import Refills

/// Patients who have a contact at a place.
package typealias FindingPatients = @Sendable (ContactPlace) throws(StoreError) -> [Patient]

/// Patients whom a search finds, in the order of their ids; of very many the first.
package typealias SearchingPatients = @Sendable (PatientSearch) throws(StoreError) -> [Patient]

/// Who and what there is beside the refills, by our ids and by the clinic's. Reading here never waits for a
/// writer.
package protocol Directory: Sendable {
  func patient(_ id: PatientID) throws(StoreError) -> Patient?
  func patient(external: ExternalID) throws(StoreError) -> Patient?
  func prescription(_ id: PrescriptionID) throws(StoreError) -> Prescription?
  func prescription(external: ExternalID) throws(StoreError) -> Prescription?
  func request(external: ExternalID) throws(StoreError) -> RefillRequest?
  func order(external: ExternalID) throws(StoreError) -> Order?
  func dispense(external: ExternalID) throws(StoreError) -> Dispense?
  func dispenses(of patient: PatientID) throws(StoreError) -> [Dispense]
  /// Everything else that is kept of a patient, in the order of the ids. Looked through, for the rare time that somebody
  /// asks for all.
  func prescriptions(of patient: PatientID) throws(StoreError) -> [Prescription]
  func requests(of patient: PatientID) throws(StoreError) -> [RefillRequest]
  func orders(of patient: PatientID) throws(StoreError) -> [Order]
  /// A matter beside the refills, by the clinic's id.
  func matter<Chart: BesideChart>(external: ExternalID) throws(StoreError) -> Matter<Chart>?
  /// All of a patient's that are beside the refills, oldest first.
  func matters<Chart: BesideChart>(of patient: PatientID) throws(StoreError) -> [Matter<Chart>]
  func staff(_ id: StaffID) throws(StoreError) -> StaffMember?
  func staff(external: ExternalID) throws(StoreError) -> StaffMember?
  func allStaff() throws(StoreError) -> [StaffMember]
  /// Several in one reading, for lists; who is not there is left out.
  func patients(_ ids: Set<PatientID>) throws(StoreError) -> [PatientID: Patient]
  func prescriptions(_ ids: Set<PrescriptionID>) throws(StoreError) -> [PrescriptionID: Prescription]
}

extension Directory {
  /// For directories that are not looked through.
  package func prescriptions(of patient: PatientID) throws(StoreError) -> [Prescription] { [] }
  package func requests(of patient: PatientID) throws(StoreError) -> [RefillRequest] { [] }
  package func orders(of patient: PatientID) throws(StoreError) -> [Order] { [] }

  /// For directories that keep none.
  package func matter<Chart: BesideChart>(external: ExternalID) throws(StoreError) -> Matter<Chart>? { nil }

  /// For directories that keep none.
  package func matters<Chart: BesideChart>(of patient: PatientID) throws(StoreError) -> [Matter<Chart>] { [] }

  /// One after the other, for directories that read them so anyway.
  package func patients(_ ids: Set<PatientID>) throws(StoreError) -> [PatientID: Patient] {
    var found: [PatientID: Patient] = [:]
    for id in ids { found[id] = try patient(id) }
    return found
  }

  /// One after the other, for directories that read them so anyway.
  package func prescriptions(_ ids: Set<PrescriptionID>) throws(StoreError) -> [PrescriptionID: Prescription]
  {
    var found: [PrescriptionID: Prescription] = [:]
    for id in ids { found[id] = try prescription(id) }
    return found
  }
}
