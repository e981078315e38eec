import Foundation
import Pharmacies
import Refills
import Testing

@Suite("What a FHIR Task means")
struct TaskReadingTests {
  private func task(_ businessStatus: String?, _ status: String) throws -> Observation {
    let business = businessStatus.map { #","businessStatus":{"coding":[{"code":\#($0)}]}"# } ?? ""
    return try Read.built(
      "fhir-task", #"{"resourceType":"Task","id":"t1","status":"\#(status)"\#(business)}"#)
  }

  @Test(
    "A business status counts whatever its case, and as a bare number",
    arguments: [
      (#""Ready to Collect""#, "in-progress", "pharmacy.ready"),
      (#""rEaDy To ColLEcT""#, "in-progress", "pharmacy.ready"),
      (#""With Pharmacy""#, "in-progress", "pharmacy.received"),
      (#""With Pharmacy - Preparing Remainder""#, "in-progress", "pharmacy.preparing"),
      (#""Ready to Collect - Partial""#, "in-progress", "pharmacy.partlyReady"),
      (#""Ready to Dispatch""#, "in-progress", "pharmacy.packed"),
      (#""Collected""#, "completed", "pharmacy.pickedUp"),
      (#""Dispatched""#, "completed", "carrier.inTransit"),
      (#""Not Dispensed""#, "completed", "pharmacy.notDispensed"),
      (#""0001""#, "requested", "prescription.signed"), (#""0003""#, "in-progress", "pharmacy.preparing"),
      ("6", "completed", "pharmacy.completed"), (#""0006""#, "completed", "pharmacy.completed"),
      ("7", "rejected", "pharmacy.notDispensed"),
    ])
  func business(code: String, status: String, event: String) throws {
    let observation = try task(code, status)
    #expect(observation.event?.kind.rawValue == event)
    #expect(observation.report.contradiction == nil)
  }

  @Test(
    "Without a business status the work itself speaks, and never of medicine that is ready",
    arguments: [
      ("draft", nil), ("requested", nil), ("ready", nil), ("received", "pharmacy.received"),
      ("accepted", "pharmacy.received"), ("in-progress", "pharmacy.preparing"),
      ("on-hold", "pharmacy.hold.noReason"),
      ("rejected", "pharmacy.notDispensed"), ("failed", "pharmacy.notDispensed"),
      ("cancelled", "pharmacy.cancelled"),
      ("completed", "pharmacy.unmapped"), ("entered-in-error", "pharmacy.enteredInError"),
    ] as [(String, String?)])
  func work(status: String, event: String?) throws {
    let observation = try task(nil, status)
    #expect(observation.event?.kind.rawValue == event)
    #expect(observation.isNamed)
  }

  @Test("What should never have been said is undone, whatever it says beside")
  func inError() throws {
    #expect(try task(#""Ready to Collect""#, "entered-in-error").event?.kind == .pharmacyEnteredInError)
  }

  @Test("A task that is over and whose patient still waits contradicts itself")
  func contradictions() throws {
    #expect(try task(#""ReaDy to Collect""#, "completed").report.contradiction != nil)
    #expect(try task(#""Collected""#, "in-progress").report.contradiction != nil)
  }

  @Test("Of several codings the one that is known counts; a business status that is unknown hides nothing")
  func codings() throws {
    let two = try task(#""mine"},{"code":"Collected""#, "completed")
    #expect(two.event?.kind == .pharmacyPickedUp)
    let unknown = try task(#""waiting for specimen""#, "in-progress")
    #expect(unknown.event?.kind == .pharmacyUnmapped)
    #expect(!unknown.isNamed)
  }

  @Test("Each official example comes to what it says", .enabled(if: DispenseExampleTests.isThere))
  func examples() throws {
    let expected: [String: String?] = [
      "example1": "pharmacy.unmapped", "example2": "pharmacy.unmapped", "example3": nil,
      "example4": "pharmacy.unmapped", "example5": "pharmacy.unmapped", "example6": "pharmacy.unmapped",
      "fm-example1": nil, "fm-example2": nil, "fm-example3": nil, "fm-example4": nil, "fm-example5": nil,
      "fm-example6": "pharmacy.unmapped",
    ]
    let files = try FileManager.default.contentsOfDirectory(atPath: DispenseExampleTests.folder.path)
      .filter { $0.hasPrefix("Task-") }
    #expect(Set(files) == Set(expected.keys.map { "Task-\($0).json" }))
    for (id, event) in expected {
      let bytes = Array(try Data(contentsOf: DispenseExampleTests.folder.appending(path: "Task-\(id).json")))
      let observation = try Read.item(bytes, by: .builtIn("fhir-task"))
      #expect(observation.event?.kind.rawValue == event, "\(id)")
      #expect(observation.item == id)
      #expect(observation.report.reportedAt != nil)
      #expect(observation.unread.isEmpty, "\(id)")
    }
  }
}
