import Foundation
import Pharmacies
import Refills
import Testing

/// The lists of codes that vendors publish, where they lie beside the checkout: no code may be one that a connector's
/// file leaves out.
@Suite("The codes of the vendors", .enabled(if: DispenseExampleTests.isThere))
struct VendorCodeTests {
  static let folder = DispenseExampleTests.folder.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "vendors")

  private func json(_ path: String) throws -> JSONValue {
    try JSONReader.read(Array(try Data(contentsOf: Self.folder.appending(path: path))))
  }

  private func words(_ path: String, in value: JSONValue) throws -> [String] {
    try #require(JSONPath(path)).all(in: value).compactMap(\.word)
  }

  private func keys(_ path: String, in value: JSONValue) throws -> [String] {
    guard case .object(let members) = try #require(JSONPath(path)).first(in: value) else { return [] }
    return members.keys.sorted()
  }

  @Test("Photon: each state of an order, each step, each exception")
  func photon() throws {
    let statuses = try Connector.builtIn("photon").statuses
    let states = try words("OrderState[*]", in: try json("photon/enums.json"))
    #expect(states.count == 6)
    #expect(states.filter { statuses.sense(of: $0) == nil } == [])
    let vocabulary = try json("photon/patient-app-vocab.json")
    let steps =
      try ["PICK_UP", "MAIL_ORDER", "COURIER"].flatMap {
        try words("fulfillment_steps.\($0)[*]", in: vocabulary)
      }
      + words("prescription_fulfillment_rank[*]", in: vocabulary)
    // What PLACED says by itself.
    #expect(Set(steps).subtracting(["SENT"]).filter { !statuses.knows($0, of: "PLACED") } == [])
    let exceptions = try words("exceptions[*]", in: vocabulary)
    #expect(exceptions.count == 16)
    #expect(exceptions.filter { !statuses.knows($0, of: "PLACED") } == [])
    let events = try words("[*].type", in: try json("photon/medplum-order-events.json"))
    #expect(events.count == 7)
    #expect(events.filter { statuses.sense(of: $0) == nil } == [])
  }

  @Test("Truepill: each stage, each kind of event, each error and each stop")
  func truepill() throws {
    let statuses = try Connector.builtIn("truepill").statuses
    let codes = try json("truepill/codes.json")
    let errors = try keys("order_error", in: codes)
    let stops = try keys("order_triage", in: codes)
    #expect(errors.count == 27)
    #expect(stops.count == 9)
    #expect((errors + stops).filter { !statuses.knows($0, of: "ORDER") } == [])
    #expect(try keys("transfer_error", in: codes).filter { !statuses.knows($0, of: "TRANSFER") } == [])
    let copay = try keys("copay_error", in: codes) + keys("copay_triage", in: codes)
    #expect(copay.filter { !statuses.knows($0, of: "COPAY") } == [])
    let shipment =
      try words("same_day_delivery_status[*]", in: codes) + words("shipment_details_status[*]", in: codes)
    #expect(shipment.filter { !statuses.knows($0, of: "SHIPMENT") } == [])
    let named =
      try words("callback_types[*]", in: codes) + words("order_stages_named_in_is_cancellable[*]", in: codes)
    #expect(named.count == 19)
    #expect(named.filter { statuses.sense(of: $0) == nil } == [])
  }

  @Test("DoseSpot: each status, by name and by number, with each status of a medication")
  func doseSpot() throws {
    let statuses = try Connector.builtIn("dosespot").statuses
    let lists = try json("dosespot/enums.json")
    /// The names and the numbers of one list.
    func entries(_ list: String) throws -> [String] {
      guard case .object(let members) = lists, let entries = members[list] else { return [] }
      return try words("[*].name", in: entries) + words("[*].value", in: entries)
    }
    let prescription = try entries("Prescription Status Type")
    #expect(prescription.count == 28)
    #expect(prescription.filter { statuses.sense(of: $0) == nil } == [])
    let medication = try entries("Patient Medication Status Type")
    #expect(medication.count == 28)
    for status in ["eRxSent", "PharmacyVerified"] {
      #expect(medication.filter { !statuses.knows($0, of: status) } == [])
    }
  }

  @Test("FHIR: each status of a dispense, each reason why none was made, each status of a task")
  func fhir() throws {
    func codes(_ name: String) throws -> [String] {
      let file = DispenseExampleTests.folder.appending(path: "CodeSystem-\(name).json")
      return try words("concept[*].code", in: try JSONReader.read(Array(try Data(contentsOf: file))))
    }
    let dispense = try Connector.builtIn("fhir-medicationdispense").statuses
    #expect(try codes("medicationdispense-status").filter { dispense.sense(of: $0) == nil } == [])
    let reasons = try codes("medicationdispense-status-reason")
    #expect(reasons.filter { !dispense.knows($0, of: "on-hold") } == [])
    let task = try Connector.builtIn("fhir-task").statuses
    #expect(try codes("task-status").filter { task.sense(of: "task \($0)") == nil } == [])
  }
}
