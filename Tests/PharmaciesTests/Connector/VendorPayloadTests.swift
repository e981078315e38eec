import Foundation
import Pharmacies
import Refills
import Testing

/// The vendors' own samples, where they lie beside the checkout, and what each must come to.
@Suite("The vendors' own samples", .enabled(if: DispenseExampleTests.isThere))
struct VendorPayloadTests {
  private func check(_ connector: String, _ path: String) throws -> ConnectorCheckResult {
    let bytes = Array(try Data(contentsOf: VendorCodeTests.folder.appending(path: path)))
    return ConnectorCheck.run(
      connector: try .builtIn(connector), samples: [ConnectorSample(name: path, bytes: bytes)])
  }

  @Test(
    "Each answer and event of EasyPost that speaks of a parcel",
    arguments: [
      ("docs-trackers-create", "EZ1000000001", "pharmacy.packed"),
      ("docs-trackers-list", "EZ1000000001", "pharmacy.packed"),
      ("docs-trackers-retrieve", "EZ1000000001", "pharmacy.packed"),
      ("fixture-event-body", "1", "carrier.inTransit"),
      ("guide-tracking-webhook", "EZ4000000004", "carrier.delivered"),
      ("guide-tracking_webhook_response", "EZ4000000004", "carrier.delivered"),
    ])
  func easyPost(file: String, item: String, event: String) throws {
    let result = try check("easypost", "easypost/\(file).json")
    #expect(result.isClean, "\(result.text)")
    #expect(result.items.map(\.observation.item) == [item])
    #expect(result.items.map { $0.observation.event?.kind.rawValue } == [event])
  }

  @Test("What EasyPost answers about its own webhooks is taken for no parcel")
  func easyPostElse() throws {
    let all = try FileManager.default.contentsOfDirectory(
      atPath: VendorCodeTests.folder.appending(path: "easypost").path)
    let others = all.filter { name in
      ["docs-webhooks", "docs-events", "docs-trackers-delete"].contains { name.hasPrefix($0) }
    }
    #expect(all.count == 14)
    #expect(others.count == 8)
    for file in others {
      let result = try check("easypost", "easypost/\(file)")
      #expect(result.items.isEmpty && !result.isClean, "\(file)")
    }
  }

  @Test("Photon's events: seven, of which three share one id and one time")
  func photon() throws {
    let bytes = Array(
      try Data(contentsOf: VendorCodeTests.folder.appending(path: "photon/medplum-order-events.json")))
    let events = try #require(JSONPath("[*]")).all(in: try JSONReader.read(bytes))
    let result = ConnectorCheck.run(
      connector: try .builtIn("photon"),
      samples: events.enumerated().map { ConnectorSample(name: "\($0)", bytes: $1.canonical) })
    #expect(result.isClean, "\(result.text)")
    #expect(
      result.items.map { $0.observation.event?.kind.rawValue } == [
        nil, "prescription.signed", "carrier.inTransit", "pharmacy.completed", "pharmacy.cancelled",
        "pharmacy.rerouted", "pharmacy.hold.noReason",
      ])
    #expect(Set(result.items.map(\.observation.digest)).count == 7)
    #expect(result.items.dropFirst().allSatisfy { $0.observation.item == "ord_01G8AHAFDJ7FV2Y77FVWA19009" })
    #expect(result.items[2].observation.report.parcel?.number == "1LS729104296564")
  }

  @Test("Photon is asked only for what its schema has")
  func photonSchema() throws {
    let yaml = try String(
      contentsOf: DocumentationTests.page.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Pharmacies/Connectors/photon.yaml"), encoding: .utf8)
    let query = try #require(yaml.split(separator: "query: |").last?.split(separator: "variables:").first)
    let schema = try JSONReader.read(
      Array(
        try Data(contentsOf: VendorCodeTests.folder.appending(path: "photon/clinical-api-introspection.json"))
      ))
    func fields(_ type: String) throws -> Set<String> {
      let paths = [
        "data.__schema.types[?name=\(type)].fields[*].name", "__schema.types[?name=\(type)].fields[*].name",
      ]
      return Set(try paths.flatMap { try #require(JSONPath($0)).all(in: schema).compactMap(\.word) })
    }
    for (type, marks) in [
      ("Order", ["id", "externalId", "state", "createdAt", "pharmacy", "fulfillment", "routingHistory"]),
      ("OrderFulfillment", ["type", "state", "carrier", "trackingNumber"]),
      ("OrderRoutingHistory", ["createdAt"]),
    ] {
      #expect(try Set(marks).isSubset(of: fields(type)), "\(type)")
      for mark in marks { #expect(query.contains(mark)) }
    }
    let words = query.split { !$0.isLetter }.map(String.init)
    let known = try fields("Order").union(fields("OrderFulfillment")).union(["query", "order", "ID"])
    #expect(Set(words).subtracting(known).isEmpty)
  }

  @Test("A Truepill order is being prepared and can be cancelled; what the patient pays is read")
  func truepill() throws {
    let result = try check("truepill", "truepill/fill-request-get.json")
    #expect(result.isClean, "\(result.text)")
    let observation = try #require(result.items.first?.observation)
    #expect(observation.item == "abc123")
    #expect(observation.reference == "some metadata")
    #expect(observation.event?.kind == .pharmacyPreparing)
    #expect(observation.prices.map(\.text) == ["11.43 USD"])
    #expect(result.text.contains("pays: 11.43 USD (Copay for medication A)"))
  }
}
