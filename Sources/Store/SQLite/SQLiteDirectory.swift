import GRDB
package import Refills

/// The directory in SQLite.
package struct SQLiteDirectory: Directory {
  /// Most patients that one search opens: a common beginning of a name must not unseal the whole clinic.
  package static let mostFound = 200

  let file: DatabaseFile

  package func patient(_ id: PatientID) throws(StoreError) -> Patient? {
    try file.read { db in try table().entry(id: id, in: db) }
  }

  package func patient(external: ExternalID) throws(StoreError) -> Patient? {
    try file.read { db in try table().entry(external: external, in: db) }
  }

  package func patients(_ ids: Set<PatientID>) throws(StoreError) -> [PatientID: Patient] {
    try file.read { db in try table().entries(ids, in: db) }
  }

  package func prescriptions(_ ids: Set<PrescriptionID>) throws(StoreError) -> [PrescriptionID: Prescription]
  {
    try file.read { db in try table().entries(ids, in: db) }
  }

  package func prescription(_ id: PrescriptionID) throws(StoreError) -> Prescription? {
    try file.read { db in try table().entry(id: id, in: db) }
  }

  package func prescription(external: ExternalID) throws(StoreError) -> Prescription? {
    try file.read { db in try table().entry(external: external, in: db) }
  }

  package func request(external: ExternalID) throws(StoreError) -> RefillRequest? {
    try file.read { db in try table().entry(external: external, in: db) }
  }

  package func order(external: ExternalID) throws(StoreError) -> Order? {
    try file.read { db in try table().entry(external: external, in: db) }
  }

  package func dispense(external: ExternalID) throws(StoreError) -> Dispense? {
    try file.read { db in try table().entry(external: external, in: db) }
  }

  package func dispenses(of patient: PatientID) throws(StoreError) -> [Dispense] {
    try file.read { db in try table().all(of: patient, in: db) }
  }

  package func prescriptions(of patient: PatientID) throws(StoreError) -> [Prescription] {
    try file.read { db in try table().all(of: patient, in: db) }
  }

  package func requests(of patient: PatientID) throws(StoreError) -> [RefillRequest] {
    try file.read { db in try table().all(of: patient, in: db) }
  }

  package func orders(of patient: PatientID) throws(StoreError) -> [Order] {
    try file.read { db in try table().all(of: patient, in: db) }
  }

  package func matter<Chart: BesideChart>(external: ExternalID) throws(StoreError) -> Matter<Chart>? {
    try file.read { db in try table().entry(external: external, in: db) }
  }

  package func matters<Chart: BesideChart>(of patient: PatientID) throws(StoreError) -> [Matter<Chart>] {
    try file.read { db in try table().all(of: patient, in: db) }
  }

  package func staff(_ id: StaffID) throws(StoreError) -> StaffMember? {
    try file.read { db in try table().entry(id: id, in: db) }
  }

  package func staff(external: ExternalID) throws(StoreError) -> StaffMember? {
    try file.read { db in try table().entry(external: external, in: db) }
  }

  package func allStaff() throws(StoreError) -> [StaffMember] {
    try file.read { db in try table().all(in: db) }
  }

  /// Patients by e-mail, phone or the beginning of a name, in order of id; at most `mostFound`.
  package func patients(matching search: PatientSearch) throws(StoreError) -> [Patient] {
    let terms = search.wanted
    guard !terms.isEmpty else { return [] }
    return try file.read { db in
      var arguments = StatementArguments()
      for term in terms { arguments += [try file.vault.lookup(term.kind, term.text, in: db)] }
      let each = "SELECT patient FROM patient_lookups WHERE digest = ?"
      let all = Array(repeating: each, count: terms.count).joined(separator: " INTERSECT ")
      let found = try db.rows("\(all) ORDER BY patient LIMIT ?", arguments + [Self.mostFound])
      return try found.compactMap { row in
        try DirectoryTable<Patient>(vault: file.vault)
          .entry(id: row.identifier("patient", of: "patient_lookups"), in: db)
      }.filter(search.matches)
    }
  }

  private func table<Entry>() -> DirectoryTable<Entry> { DirectoryTable(vault: file.vault) }
}
