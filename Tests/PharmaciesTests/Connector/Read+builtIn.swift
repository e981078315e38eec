import Pharmacies
import Refills
import Testing

extension Read {
  /// One item as a connector that comes with the service reads it.
  static func built(
    _ connector: String, _ json: String, by origin: ItemReader.Origin = .found, zone: String = "UTC"
  ) throws -> Observation {
    let reader = ItemReader(
      connector: try .builtIn(connector), endpoint: try endpoint(), zone: try .named(zone))
    return try reader.read(try JSONReader.read(Array(json.utf8)), asked: asked, by: origin)
  }
}
