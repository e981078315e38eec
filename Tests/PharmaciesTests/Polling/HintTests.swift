import Pharmacies
import Refills
import Testing

@Suite("Pushes by the million")
struct HintTests {
  /// Enough to end a process that remembered each of them on its stack.
  static let hints = 400_000

  @Test("Those that come after many are taken like the first, and the pharmacy goes on being asked")
  func many() async throws {
    let clinic = try Clinic()
    let pharmacy = try OutspokenPharmacy()
    let endpoint = try Pharmacy.endpoint(
      "main-street", connector: "fhir-medicationdispense", url: pharmacy.url)
    let refill = try clinic.imported("R-1", at: endpoint.name, item: "d1")
    pharmacy.say([("d1", TrapClinic.dispense("d1", "preparation"))])
    try await polling([endpoint], for: clinic) { poller in
      try await eventually("preparing") { clinic.now(refill)?.progress == .preparing }
      for _ in 0..<Self.hints { poller.hint(endpoint.name, item: nil) }
      pharmacy.say([("d1", TrapClinic.dispense("d1", "in-progress"))])
      try await eventually("ready") { clinic.now(refill)?.progress == .ready }
    }
  }
}
