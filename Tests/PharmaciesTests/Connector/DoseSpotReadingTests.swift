import Pharmacies
import Refills
import Statecharts
import Testing

/// Answers written here after the system's documentation, and what they mean.
@Suite("What DoseSpot says")
struct DoseSpotReadingTests {
  @Test(
    "A DoseSpot prescription, by name and by number",
    arguments: [
      ("eRxSent", "Active", "prescription.signed"), ("4", "1", "prescription.signed"),
      ("PharmacyVerified", "Active", "pharmacy.received"), ("13", "11", "pharmacy.completed"),
      ("eRxSent", "FullFill", "pharmacy.completed"), ("4", "12", "pharmacy.partlyReady"),
      ("eRxSent", "NoFill", "pharmacy.notDispensed"), ("Error", "Active", "order.refused"),
      ("EpcsError", "Active", "order.refused"),
    ])
  func doseSpot(status: String, medication: String, event: String) throws {
    let observation = try Read.built(
      "dosespot", #"{"PrescriptionId":98765,"Status":"\#(status)","MedicationStatus":"\#(medication)"}"#,
      by: .asked("1234/98765"))
    #expect(observation.event?.kind.rawValue == event)
    #expect(observation.item == "1234/98765")
    #expect(
      observation.sender.actor
        == (["prescription.signed", "order.refused"].contains(event) ? .system : .pharmacy))
  }

  @Test("What stands in DoseSpot's queue of errors failed, without any status")
  func doseSpotErrors() throws {
    let observation = try Read.built(
      "dosespot",
      #"""
      {"PrescriptionId":98765,"PatientId":1234,"ErrorDateTimeStamp":"2026-03-01T10:00:00.916Z",
       "ErrorDetails":"Canary"}
      """#, by: .found)
    #expect(observation.event?.kind == .orderRefused)
    #expect(observation.item == "1234/98765")
  }

  @Test("The same failure, told by the queue and by the prescription, is one; another status is another")
  func sameNews() throws {
    func digest(_ json: String) throws -> [UInt8] {
      try Read.built("dosespot", json, by: .asked("1234/98765")).digest
    }
    let queue = #"{"PrescriptionId":98765,"PatientId":1234,"ErrorDateTimeStamp":"2026-03-01T10:00:00Z"}"#
    let failed = #"{"PrescriptionId":98765,"Status":"Error","MedicationStatus":"Active"}"#
    let sent = #"{"PrescriptionId":98765,"Status":"eRxSent","MedicationStatus":"Active"}"#
    let filled = #"{"PrescriptionId":98765,"Status":"eRxSent","MedicationStatus":"FullFill"}"#
    let odd = #"{"PrescriptionId":98765,"Status":"Odd"}"#
    let odder = #"{"PrescriptionId":98765,"Status":"Odder"}"#
    #expect(try digest(queue) == digest(failed))
    #expect(try Set([failed, sent, filled, odd, odder].map(digest)).count == 5)
  }
}
