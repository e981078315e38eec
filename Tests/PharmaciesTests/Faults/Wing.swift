import Foundation
import Pharmacies
import PharmacySimulator
import Refills
import Testing

/// A pharmacy with some refills of ours, and what makes them ready.
struct Wing {
  /// Refills at each pharmacy.
  static let size = 3

  let endpoint: Endpoint
  let items: [String]
  let refills: [RefillID]
  let makeReady: () throws -> Void

  var name: EndpointName { endpoint.name }

  /// A simulated pharmacy.
  /// - Parameters:
  ///   - port: where it is asked, if not at its own.
  ///   - patience: how long one request may take.
  init(
    _ pharmacy: Pharmacy, behind port: UInt16? = nil, connector: String, patience: String,
    of clinic: Clinic
  ) throws {
    let name = pharmacy.name
    let url = port.map { "http://127.0.0.1:\($0)" } ?? pharmacy.endpoint.url
    endpoint = try Self.endpoint(name, connector, url: url, patience: patience)
    var items: [String] = []
    var refills: [RefillID] = []
    for number in 1...Self.size {
      let external = "\(name.text)-\(number)"
      items.append(pharmacy.simulator.add(external, plan: .still(.preparing)))
      refills.append(try clinic.imported(external, at: name, item: items.last))
    }
    self.items = items
    self.refills = refills
    makeReady = { [items] in for item in items { pharmacy.simulator.set(item, .ready) } }
  }

  /// A pharmacy that is asked by TLS, through a proxy.
  init(_ server: CertificateServer, behind port: UInt16, connector: String, authority: URL, of clinic: Clinic)
    throws
  {
    let name = try #require(EndpointName("ill"))
    endpoint = try Self.endpoint(
      name, connector, url: "https://localhost:\(port)", patience: "5s", "tls: {authority: \(authority.path)}"
    )
    let items = (1...Self.size).map { "F-\($0)" }
    func say(_ status: String) throws {
      for item in items {
        try server.put(#"{"id":"\#(item)","status":"\#(status)"}"#, at: "/fills/\(item)")
      }
    }
    try say("preparing")
    self.items = items
    refills = try items.map { try clinic.imported("ill-" + $0, at: name, item: $0) }
    makeReady = { try say("ready") }
  }

  static func endpoint(
    _ name: EndpointName, _ connector: String, url: String, patience: String, _ yaml: String = ""
  ) throws -> Endpoint {
    try Endpoint(
      yaml: """
        connector: \(connector)
        url: \(url)
        sign-in: {secret: {env: TOKEN}}
        interval: 4s
        limits: {per-minute: 100000, timeout: \(patience)}
        \(yaml)
        """,
      name: name, file: "\(name.text).yaml", folder: FileManager.default.temporaryDirectory,
      environment: ["TOKEN": Pharmacy.token])
  }
}
