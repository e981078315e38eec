import Pharmacies
import Refills
import Statecharts
import Testing

/// Answers written here after the system's documentation, and what they mean.
@Suite("What carriers say")
struct ParcelReadingTests {
  @Test(
    "A parcel at EasyPost",
    arguments: [
      ("pre_transit", "pharmacy.packed"), ("in_transit", "carrier.inTransit"),
      ("out_for_delivery", "carrier.outForDelivery"), ("delivered", "carrier.delivered"),
      ("available_for_pickup", "pharmacy.ready"), ("return_to_sender", "carrier.problem"),
      ("failure", "carrier.problem"), ("unknown", nil), ("cancelled", nil), ("error", nil),
    ] as [(String, String?)])
  func easyPost(status: String, event: String?) throws {
    let tracker = #"""
      {"id":"trk_1","tracking_code":"EZ1","status":"\#(status)","updated_at":"2026-03-01T10:00:00Z",
       "est_delivery_date":"2026-03-05T00:00:00Z","carrier":"UPS","public_url":"https://track.example/1",
       "tracking_details":[{"status":"pre_transit","datetime":"2026-02-26T09:00:00Z"},
                           {"status":"in_transit","datetime":"2026-02-27T09:00:00Z"}]}
      """#
    let observation = try Read.built("easypost", tracker)
    #expect(observation.event?.kind.rawValue == event)
    #expect(observation.isNamed)
    #expect(observation.report.source == .carrier)
    #expect(observation.report.handedOverAt?.rfc3339 == "2026-02-27T09:00:00Z")
    // Midnight is a day.
    #expect(observation.report.promisedAt?.rfc3339 == "2026-03-05T23:59:00Z")
    let pushed = try Read.built("easypost", #"{"id":"evt_1","result":\#(tracker)}"#)
    #expect(pushed.item == "EZ1" && pushed.digest == observation.digest)
  }

  @Test(
    "A parcel at Shippo",
    arguments: [
      ("PRE_TRANSIT", "information_received", false, "pharmacy.packed"),
      ("TRANSIT", "package_arrived", false, "carrier.inTransit"),
      ("TRANSIT", "out_for_delivery", false, "carrier.outForDelivery"),
      ("TRANSIT", "notice_left", true, "carrier.problem"), ("TRANSIT", "invented", true, "carrier.problem"),
      ("TRANSIT", "invented", false, "carrier.inTransit"),
      ("DELIVERED", "delivered", false, "carrier.delivered"),
      ("RETURNED", "return_to_sender", false, "carrier.problem"),
      ("FAILURE", "package_lost", true, "carrier.problem"),
      ("UNKNOWN", "other", false, nil),
    ] as [(String, String, Bool, String?)])
  func shippo(status: String, code: String, action: Bool, event: String?) throws {
    let observation = try Read.built(
      "shippo",
      #"""
      {"carrier":"usps","tracking_number":"92","eta":"2026-03-05T00:00:00Z","tracking_status":{
       "status":"\#(status)","status_date":"2026-03-01T10:00:00Z",
       "substatus":{"code":"\#(code)","action_required":\#(action)}}}
      """#)
    #expect(observation.event?.kind.rawValue == event)
    #expect(observation.item == "usps/92")
    #expect(observation.report.reason == code)
  }

  @Test(
    "A parcel at AfterShip",
    arguments: [
      ("Pending", "Pending_001", nil), ("InfoReceived", "InfoReceived_001", "pharmacy.packed"),
      ("InTransit", "InTransit_007", "carrier.inTransit"),
      ("OutForDelivery", "OutForDelivery_001", "carrier.outForDelivery"),
      ("AttemptFail", "AttemptFail_001", "carrier.problem"),
      ("Delivered", "Delivered_002", "carrier.delivered"),
      ("AvailableForPickup", "AvailableForPickup_001", "pharmacy.ready"),
      ("Exception", "Exception_004", "carrier.inTransit"), ("Exception", "Exception_013", "carrier.problem"),
      ("Expired", "Expired_001", nil),
    ] as [(String, String, String?)])
  func afterShip(tag: String, subtag: String, event: String?) throws {
    let observation = try Read.built(
      "aftership",
      #"""
      {"id":"x","tracking_number":"61","slug":"fedex","tag":"\#(tag)","subtag":"\#(subtag)",
       "updated_at":"2026-03-01T10:00:00+00:00","expected_delivery":"2026-03-05"}
      """#)
    #expect(observation.event?.kind.rawValue == event)
    #expect(observation.isNamed)
    #expect(observation.item == "61")
    #expect(observation.report.promisedAt?.rfc3339 == "2026-03-05T23:59:00Z")
  }
}
