import Foundation
import Pharmacies
import Refills
import Statecharts
import Testing

/// The 31 official MedicationDispense examples of HL7 FHIR R4, where they lie beside the checkout. What each must
/// come to is written here by hand, from its text.
@Suite("The official FHIR examples")
struct DispenseExampleTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    let id: String
    let event: String
    var contradicts = false
    var ready: String?
    var handedOver: String?

    var testDescription: String { id }
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/cases/fhir/hl7-r4-4.0.1")

  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  static let examples: [Expected] = {
    let morning = "2015-01-15T10:20:00Z"
    let evening = "2015-01-15T16:20:00Z"
    let june = "2015-06-25T02:13:00Z"
    let nextDay = "2015-06-26T02:13:00Z"
    func ready(_ id: String, _ at: String = morning) -> Expected {
      Expected(id: id, event: "pharmacy.ready", ready: at)
    }
    func completed(_ id: String, _ ready: String? = morning, _ over: String? = evening) -> Expected {
      Expected(id: id, event: "pharmacy.completed", ready: ready, handedOver: over)
    }
    return [
      completed("meddisp008", nil, nil),
      ready("meddisp0301"),
      Expected(
        id: "meddisp0302", event: "pharmacy.ready", contradicts: true, ready: morning, handedOver: evening),
      Expected(id: "meddisp0303", event: "pharmacy.hold.noReason", ready: "2016-04-15T02:14:00Z"),
      completed("meddisp0304", june, nextDay),
      Expected(id: "meddisp0305", event: "pharmacy.enteredInError", ready: morning, handedOver: evening),
      ready("meddisp0306"),
      completed("meddisp0307"),
      completed("meddisp0308", june, nextDay),
      Expected(
        id: "meddisp0309", event: "pharmacy.enteredInError", ready: "2015-01-15T00:00:00Z",
        handedOver: "2016-01-15T00:00:00Z"),
      ready("meddisp0310"),
      completed("meddisp0311"),
      Expected(
        id: "meddisp0312", event: "pharmacy.hold.noReason", contradicts: true, ready: morning,
        handedOver: evening),
      Expected(
        id: "meddisp0313", event: "pharmacy.notDispensed", contradicts: true, ready: "2016-04-28T02:13:00Z",
        handedOver: "2016-04-28T02:13:00Z"),
      completed("meddisp0314", june, nextDay),
      Expected(
        id: "meddisp0315", event: "pharmacy.ready", contradicts: true, ready: june, handedOver: nextDay),
      ready("meddisp0316", june),
      Expected(
        id: "meddisp0317", event: "pharmacy.notDispensed", contradicts: true, ready: june, handedOver: nextDay
      ),
      ready("meddisp0318", "2015-03-16T12:13:00Z"),
      completed("meddisp0319", "2015-03-16T12:13:00Z", "2015-03-17T12:13:00Z"),
      completed("meddisp0320", "2015-03-16T12:13:00Z", "2015-03-17T12:13:00Z"),
      ready("meddisp0321"),
      completed("meddisp0322", "2015-01-16T02:13:00Z", "2015-01-18T02:13:00Z"),
      completed("meddisp0324"),
      ready("meddisp0325"),
      ready("meddisp0326"),
      completed("meddisp0327"),
      ready("meddisp0328"),
      completed("meddisp0329"),
      ready("meddisp0330"),
      ready("meddisp0331"),
    ]
  }()

  @Test(
    "Each comes to its event, its times and its contradiction", .enabled(if: isThere), arguments: examples)
  func example(expected: Expected) throws {
    let file = Self.folder.appending(path: "MedicationDispense-\(expected.id).json")
    let observation = try Read.fhir(Array(try Data(contentsOf: file)))
    #expect(observation.item == expected.id)
    #expect(observation.event?.kind.rawValue == expected.event)
    #expect((observation.report.contradiction != nil) == expected.contradicts)
    #expect(observation.report.readyAt?.rfc3339 == expected.ready)
    #expect(observation.report.handedOverAt?.rfc3339 == expected.handedOver)
    #expect(observation.report.reportedAt == nil)
    #expect(observation.unread.isEmpty)
  }

  @Test("All of them are listed here", .enabled(if: isThere))
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasPrefix("MedicationDispense-") }
    #expect(files.count == 31)
    #expect(Set(files) == Set(Self.examples.map { "MedicationDispense-\($0.id).json" }))
  }
}
