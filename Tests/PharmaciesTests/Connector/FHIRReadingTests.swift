import Pharmacies
import Refills
import Statecharts
import Testing

@Suite("What a MedicationDispense means")
struct FHIRReadingTests {
  @Test(
    "Each status of the standard comes to its event",
    arguments: [
      ("preparation", "pharmacy.preparing"), ("in-progress", "pharmacy.ready"),
      ("completed", "pharmacy.completed"),
      ("on-hold", "pharmacy.hold.noReason"), ("declined", "pharmacy.notDispensed"),
      ("cancelled", "pharmacy.notDispensed"), ("stopped", "pharmacy.notDispensed"),
      ("unfulfilled", "pharmacy.notDispensed"), ("entered-in-error", "pharmacy.enteredInError"),
    ])
  func statuses(status: String, event: String) throws {
    let observation = try Read.fhir(#"{"resourceType":"MedicationDispense","id":"d1","status":"\#(status)"}"#)
    #expect(observation.event?.kind.rawValue == event)
    #expect(observation.report.source == .pharmacy)
    #expect(observation.report.status == status)
    #expect(observation.report.seenAt == Read.asked)
  }

  @Test("“Unknown” is no news, and an invented status goes to support")
  func unknown() throws {
    #expect(try Read.fhir(#"{"id":"d1","status":"unknown"}"#).event == nil)
    #expect(try Read.fhir(#"{"id":"d1","status":"In-Progress"}"#).event?.kind == .pharmacyUnmapped)
    #expect(try Read.fhir(#"{"id":"d1","status":"teleported"}"#).event?.kind == .pharmacyUnmapped)
  }

  @Test("A coded reason says which hold it is; the first that is known counts")
  func holds() throws {
    func hold(_ codes: String) throws -> RefillChart.EventKind? {
      try Read.fhir(#"{"id":"d","status":"on-hold","statusReasonCodeableConcept":{"coding":[\#(codes)]}}"#)
        .event?.kind
    }
    #expect(try hold(#"{"code":"outofstock"}"#) == .pharmacyHoldOutOfStock)
    #expect(try hold(#"{"code":"mine"},{"code":"clarif"}"#) == .pharmacyHoldClarification)
    #expect(try hold(#"{"code":"mine"}"#) == .pharmacyHoldNoReason)
  }

  @Test("Only meta.lastUpdated dates the news; completed without a time of handing over is no contradiction")
  func times() throws {
    let observation = try Read.fhir(
      #"""
      {"id":"d","status":"completed","meta":{"lastUpdated":"2026-03-01T10:00:00.250+05:00"},
       "whenPrepared":"2026-02-28"}
      """#, zone: "America/New_York")
    #expect(observation.report.reportedAt?.rfc3339 == "2026-03-01T05:00:00.250Z")
    #expect(observation.report.readyAt?.rfc3339 == "2026-02-28T05:00:00Z")
    #expect(observation.report.handedOverAt == nil)
    #expect(observation.report.contradiction == nil)
  }

  @Test("Two dispenses that differ in a space or in the order of keys are the same news")
  func digest() throws {
    let first = try Read.fhir(#"{"id":"d","status":"completed","quantity":{"value":30.50}}"#)
    let second = try Read.fhir(#"{ "quantity": {"value": 30.50}, "status": "completed", "id": "d" }"#)
    let third = try Read.fhir(#"{"id":"d","status":"completed","quantity":{"value":30.5}}"#)
    #expect(first.digest == second.digest)
    #expect(first.digest != third.digest)
    #expect(first.report.quantity == Quantity(thousandths: 30_500))
  }
}
