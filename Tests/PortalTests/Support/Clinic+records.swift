import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

extension Clinic {
  @discardableResult
  func put(_ path: String, _ body: [String: Any], as caller: Caller = .localOperator) async throws
    -> PortalReply
  {
    await ask("PUT", path, try Self.json(body), as: caller)
  }

  static func json(_ body: [String: Any]) throws -> String {
    String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
  }

  /// A patient with one prescription.
  func patient(
    _ id: String, name: String = "Testa Placeholder", drug: String = "Placebo 10 mg", brand: String = "north",
    gapRisk: String = "low", schedule: String = "none", lastFilledAt: String? = nil
  ) async throws {
    let kept = try await put(
      "/v1/patients/p\(id)",
      [
        "brand": brand, "name": name, "state": "NY",
        "contacts": [["channel": "email", "address": "p\(id)@example.org"]],
      ])
    #expect(kept.status == 201, "\(kept.text)")
    var prescription: [String: Any] = [
      "patient": "p\(id)", "drug": drug, "schedule": schedule, "repeatsAllowed": 3, "daysSupply": 30,
      "gapRisk": gapRisk,
    ]
    prescription["lastFilledAt"] = lastFilledAt
    let written = try await put("/v1/prescriptions/rx\(id)", prescription)
    #expect(written.status == 201, "\(written.text)")
  }

  /// The patient asks.
  func request(_ id: String, of patient: String, pharmacy: String = "main-street") async throws -> PortalReply
  {
    try await put(
      "/v1/requests/\(id)",
      [
        "patient": "p\(patient)", "prescriptions": ["rx\(patient)"], "way": "pickUp",
        "pharmacy": ["endpoint": pharmacy],
      ])
  }

  /// A patient with a prescription whose refill waits for its provider.
  func waiting(
    _ id: String, name: String = "Testa Placeholder", drug: String = "Placebo 10 mg", brand: String = "north",
    gapRisk: String = "low", schedule: String = "none", lastFilledAt: String? = nil
  ) async throws -> Asked {
    try await patient(
      id, name: name, drug: drug, brand: brand, gapRisk: gapRisk, schedule: schedule,
      lastFilledAt: lastFilledAt)
    let reply = try await request("rq\(id)", of: id)
    #expect(reply.status == 201, "\(reply.text)")
    return try Asked((try reply.object()["refills"] as? [Any])?.first)
  }

  /// A member of staff with roles at one brand.
  func staff(
    _ id: String, _ roles: [String], brand: String = "north", licence: String? = "NY", password: String? = nil
  ) async throws -> Caller {
    var body: [String: Any] = ["name": "Staff \(id)", "roles": [brand: roles]]
    body["licences"] = licence.map { [["state": $0, "endsAt": "2030-01-01T00:00:00Z"]] }
    body["password"] = password
    let reply = try await put("/v1/staff/\(id)", body)
    #expect(reply.status < 300, "\(reply.text)")
    return .staff(try #require(try directory.staff(external: try StoreSample.name(id))))
  }

  func patientCaller(_ id: String) throws -> Caller {
    .patient(try #require(try directory.patient(external: try StoreSample.name("p\(id)"))).id)
  }

  /// Sends an event as the API takes it.
  func event(
    _ kind: RefillChart.EventKind, _ data: String = "{}", on refill: Asked, as caller: Caller,
    headers: [String: String] = [:]
  ) async -> PortalReply {
    var all = ["if-match": refill.tag]
    all.merge(headers) { _, given in given }
    return await ask(
      "POST", "/v1/refills/\(refill.id)/events", #"{"type":"\#(kind.rawValue)","data":\#(data)}"#, as: caller,
      headers: all.filter { !$0.value.isEmpty })
  }

  func now(_ refill: Asked) throws -> Refill {
    let id = try #require(RefillID(refill.id))
    return try #require(try views.refill(id))
  }
}
