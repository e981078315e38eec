import Foundation
import PharmacySimulator
import Refills
import Statecharts

extension DemoHouse {
  /// Somebody who agreed to everything, who lives where the demo's provider may decide.
  func add(_ patient: ScenePatient, state: String = "NY") async throws {
    let consent = ["at": clock.now().rfc3339, "wording": "updates-1", "level": "status"]
    let contact = { (channel: String, address: String) in
      ["channel": channel, "address": address, "consent": consent, "billing": consent] as [String: Any]
    }
    try await call(
      "PUT", "/v1/patients/\(patient.id)",
      [
        "brand": "clinic", "name": patient.name, "birthDate": "1970-01-02", "state": state,
        "zone": "America/New_York", "language": "en",
        "contacts": [contact("text", patient.number), contact("email", patient.address)],
      ])
    let now = clock.now()
    try await call(
      "PUT", "/v1/prescriptions/rx-\(patient.id)",
      [
        "patient": patient.id, "drug": DemoNames.drug(patient.id.utf8.count), "schedule": "none",
        "repeatsAllowed": 5, "completedFills": 1, "daysSupply": 30,
        "lastFilledAt": (now - .days(24)).rfc3339, "endsAt": (now + .days(200)).rfc3339, "gapRisk": "low",
      ])
  }

  /// A refill that the patient asks for now.
  func ask(_ patient: ScenePatient, way: String = "pickUp") async throws -> SceneRefill {
    SceneRefill(
      refill: try await request(patient, way: way, pharmacy: ["endpoint": DemoFolder.pharmacy]), fill: "")
  }

  /// A refill that the pharmacy has had for a while.
  func place(
    _ patient: ScenePatient, as status: FillStatus, way: String = "pickUp",
    at endpoint: String = DemoFolder.pharmacy
  ) async throws -> SceneRefill {
    let fill = try pharmacy(endpoint).add(patient.id, plan: .still(status))
    let id = try await request(
      patient, way: way, imported: true,
      pharmacy: ["endpoint": endpoint, "items": ["rx-\(patient.id)": fill]])
    try await push(fill, at: endpoint)
    return SceneRefill(refill: id, fill: fill, endpoint: endpoint)
  }

  private func request(
    _ patient: ScenePatient, way: String, imported: Bool = false, pharmacy: [String: Any]
  ) async throws -> String {
    let body = try await call(
      "PUT", "/v1/requests/rq-\(patient.id)",
      [
        "patient": patient.id, "prescriptions": ["rx-\(patient.id)"], "way": way, "imported": imported,
        "pharmacy": pharmacy,
      ])
    return try MadeRefill.first(in: body).id
  }
}
