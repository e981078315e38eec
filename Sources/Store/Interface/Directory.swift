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
  func staff(_ id: StaffID) throws(StoreError) -> StaffMember?
  func staff(external: ExternalID) throws(StoreError) -> StaffMember?
  func allStaff() throws(StoreError) -> [StaffMember]
}
