import Foundation
import Refills
import Store

/// Finds what somebody at the phone asks about: by name, phone or e-mail, or by any id that the clinic or this service
/// gave to a patient, a request, an order or a refill. What is of another brand is not there.
struct DeskSearch {
  /// A patient with all that belongs to them.
  struct Found {
    let patient: Patient
    let refills: [Refill]
  }

  /// Patients shown: more would be no answer.
  static let mostPatients = 20
  /// Refills shown of each.
  static let mostRefills = 10
  /// Digits of the shortest number that is looked up as a phone.
  private static let leastDigits = 7

  let service: Service
  /// Whether whoever searches may know of a patient.
  let mayFind: (Patient) -> Bool

  func find(_ text: String) throws(Problem) -> [Found] {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else { return [] }
    var patients = try patients(named: text)
    if let one = try patient(ofID: text), !patients.contains(where: { $0.id == one.id }) {
      patients.insert(one, at: 0)
    }
    let seen = patients.filter(mayFind)
    var found: [Found] = []
    for patient in seen.prefix(Self.mostPatients) {
      let refills = try service.read { () throws(StoreError) in
        try service.parts.views.refills(of: patient.id, limit: Self.mostRefills)
      }
      found.append(Found(patient: patient, refills: refills))
    }
    return found
  }

  private func patients(named text: String) throws(Problem) -> [Patient] {
    let isPhone = text.isDialled(leastDigits: Self.leastDigits)
    let search: PatientSearch = text.contains("@") ? .email(text) : isPhone ? .phone(text) : .name(text)
    return try service.read { () throws(StoreError) in try service.parts.searching(search) }
  }

  /// Whose id it is, or who owns the thing whose id it is.
  private func patient(ofID text: String) throws(Problem) -> Patient? {
    try service.read { () throws(StoreError) -> Patient? in
      do throws(StoreError) {
        return try owner(of: text)
      } catch {
        // That there was such a patient is nobody's business here.
        if error.code == .erased { return nil }
        throw error
      }
    }
  }

  private func owner(of text: String) throws(StoreError) -> Patient? {
    let (views, directory) = (service.parts.views, service.parts.directory)
    if let id = PatientID(text) { return try directory.patient(id) }
    if let id = RefillID(text) {
      guard let refill = try views.refill(id) else { return nil }
      return try directory.patient(refill.record.patient)
    }
    guard let external = ExternalID(text) else { return nil }
    if let patient = try directory.patient(external: external) { return patient }
    var owner = try views.refill(external: external)?.record.patient
    if owner == nil { owner = try directory.request(external: external)?.patient }
    if owner == nil { owner = try directory.order(external: external)?.patient }
    guard let owner else { return nil }
    return try directory.patient(owner)
  }
}
