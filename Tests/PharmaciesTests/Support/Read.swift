import Foundation
import Pharmacies
import Refills
import Statecharts
import Testing

/// Reads single items as the connectors that come with the service do.
enum Read {
  static let asked = Instant(milliseconds: 1_772_359_200_000)

  static func endpoint(_ name: String = "acme") throws -> EndpointName { try #require(EndpointName(name)) }

  static func fhir(_ bytes: [UInt8], zone: String = "UTC") throws -> Observation {
    try item(bytes, by: .builtIn("fhir-medicationdispense"), zone: zone)
  }

  static func fhir(_ json: String, zone: String = "UTC") throws -> Observation {
    try fhir(Array(json.utf8), zone: zone)
  }

  static func plain(
    _ json: String, zone: String = "UTC", known: KnownPharmacies = KnownPharmacies()
  ) throws -> Observation {
    try item(Array(json.utf8), by: .builtIn("json"), zone: zone, known: known)
  }

  static func item(
    _ bytes: [UInt8], by connector: Connector, zone: String = "UTC",
    known: KnownPharmacies = KnownPharmacies()
  ) throws -> Observation {
    let reader = ItemReader(
      connector: connector, endpoint: try endpoint(), zone: try .named(zone), known: known)
    return try reader.read(try JSONReader.read(bytes), asked: asked)
  }
}
