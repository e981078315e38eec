import Foundation
import Pharmacies
import PharmacySimulator
import Refills
import Statecharts
import Testing

@Suite("What a pharmacy asks of the patient")
struct AskingTests {
  /// A pharmacy that waits for the patient's choice before it says anything else.
  private func connector() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "asking-\(UUID().uuidString).yaml")
    try """
    summary: Waits for a choice
    source: pharmacy
    sign-in: bearer
    ask: {item: {path: "/fills/{item}"}}
    item: {id: id, status: status, updated: updatedAt}
    statuses:
      preparing: {event: nothing, asks: choosePharmacy}
      ready: pharmacy.ready
    """.write(to: url, atomically: true, encoding: .utf8)
    return url
  }

  @Test("Is asked though its word moves nothing, and no more once the next news shows that it was done")
  func nothingElse() async throws {
    let file = try connector()
    defer { try? FileManager.default.removeItem(at: file) }
    try await Pharmacy.open(connector: "json") { pharmacy in
      let endpoint = try Pharmacy.endpoint(
        "acme", connector: file.path, url: "http://127.0.0.1:\(try #require(await pharmacy.simulator.port))")
      let clinic = try Clinic()
      let item = pharmacy.simulator.add("R-1", plan: .still(.preparing))
      let refill = try clinic.imported("R-1", at: pharmacy.name, item: item)
      func asked() throws -> [OpenAction.Kind]? { try clinic.refill(refill)?.record.openActions.map(\.kind) }
      try await polling([endpoint], for: clinic) { _ in
        try await eventually("asked") { try asked() == [.choosePharmacy] }
        pharmacy.simulator.set(item, .ready)
        try await eventually("ready") { clinic.now(refill)?.progress == .ready }
        try await eventually("not asked any more") { try asked() == [] }
      }
    }
  }
}
