import Pharmacies
import Refills
import Statecharts
import Testing

/// Answers written here after the system's documentation, and what they mean.
@Suite("What Truepill says")
struct TruepillReadingTests {
  @Test("A Truepill event: its kind, its outcome and its code")
  func truepillEvents() throws {
    func event(_ kind: String, _ status: String, _ details: String) throws -> Observation {
      try Read.built(
        "truepill",
        #"""
        {"request_id":"fill_request_1","callback_type":"\#(kind)","status":"\#(status)","timestamp":1772359200,
         "details":{"metadata":"R-1"\#(details)}}
        """#, by: .found)
    }
    let stopped = try event("ORDER", "triage", #","code":"T005","additional_information":"2026-03-09""#)
    #expect(stopped.event?.kind == .pharmacyHoldOutOfStock)
    #expect(stopped.report.reportedAt?.rfc3339 == "2026-03-01T10:00:00Z")
    #expect(stopped.report.heldUntil?.rfc3339 == "2026-03-09T00:00:00Z")
    #expect(stopped.report.manner == .event)
    #expect(stopped.reference == "R-1")
    let outreach = try event(
      "ORDER", "triage", #","code":"T006","additional_information":"Ask for a new one""#)
    #expect(outreach.event?.kind == .pharmacyHoldClarification)
    #expect(outreach.unread.isEmpty && outreach.unknownReasons.isEmpty)
    #expect(try event("ORDER", "success", "").event?.kind == .pharmacyPreparing)
    #expect(try event("ORDER", "error", #","error_code":"R2""#).asks == .address)
    #expect(try event("ORDER", "error", #","error_code":"R999""#).event?.kind == .pharmacyUnmapped)
    let late = try event(
      "SHIPMENT", "success", #","status":"TRANSIT","tracking_number":"94","carrier":"USPS""#)
    #expect(late.event?.kind == .carrierInTransit)
    #expect(late.report.parcel == Parcel(carrier: "USPS", number: "94"))
    #expect(try event("SHIPMENT", "success", #","status":"DELIVERED""#).event?.kind == .carrierDelivered)
    #expect(try event("COVERAGE", "success", "").event == nil)
  }

  @Test("A Truepill order: what is now, and what the patient pays")
  func truepillOrder() throws {
    let observation = try Read.built(
      "truepill",
      #"""
      {"url_token":"fill_request_1","metadata":"R-1","status":"pv1","is_cancellable":true,
       "receipt_items":[{"category":"prescription_copay","amount":11.43,"description":"Copay"},
                        {"category":"tax","amount":0.5}]}
      """#, by: .asked("fill_request_1"))
    #expect(observation.event?.kind == .pharmacyPreparing)
    #expect(observation.report.manner == .read)
    #expect(observation.prices.map(\.text) == ["11.43 USD", "0.50 USD"])
    #expect(observation.prices.map(\.label) == ["Copay", "tax"])
    #expect(try Connector.builtIn("truepill").cancel?.during == ["Triage", "PV1"])
  }
}
