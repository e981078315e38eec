import Refills
import Store
import Synchronization

/// The directory as it is where the first look at a patient counts for ever: a planted fault.
final class RememberedDirectory: Directory {
  private let inner: any Directory
  private let patients = Mutex<[PatientID: Patient]>([:])

  init(_ inner: any Directory) { self.inner = inner }

  func patient(_ id: PatientID) throws(StoreError) -> Patient? {
    if let known = patients.withLock({ $0[id] }) { return known }
    let found = try inner.patient(id)
    patients.withLock { $0[id] = found }
    return found
  }

  func patient(external: ExternalID) throws(StoreError) -> Patient? { try inner.patient(external: external) }
  func prescription(_ id: PrescriptionID) throws(StoreError) -> Prescription? { try inner.prescription(id) }
  func prescription(external: ExternalID) throws(StoreError) -> Prescription? {
    try inner.prescription(external: external)
  }
  func request(external: ExternalID) throws(StoreError) -> RefillRequest? {
    try inner.request(external: external)
  }
  func order(external: ExternalID) throws(StoreError) -> Order? { try inner.order(external: external) }
  func dispense(external: ExternalID) throws(StoreError) -> Dispense? {
    try inner.dispense(external: external)
  }
  func matter<Chart: BesideChart>(external: ExternalID) throws(StoreError) -> Matter<Chart>? {
    try inner.matter(external: external)
  }
  func matters<Chart: BesideChart>(of patient: PatientID) throws(StoreError) -> [Matter<Chart>] {
    try inner.matters(of: patient)
  }
  func dispenses(of patient: PatientID) throws(StoreError) -> [Dispense] { try inner.dispenses(of: patient) }
  func staff(_ id: StaffID) throws(StoreError) -> StaffMember? { try inner.staff(id) }
  func staff(external: ExternalID) throws(StoreError) -> StaffMember? { try inner.staff(external: external) }
  func allStaff() throws(StoreError) -> [StaffMember] { try inner.allStaff() }
}
