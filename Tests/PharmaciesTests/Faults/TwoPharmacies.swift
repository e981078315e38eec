import Foundation
import LoopbackTesting
import Pharmacies
import Refills
import Statecharts
import Testing
import Tracking

/// Two pharmacies that are asked by the real poller over real connections. Answers of the first pass a proxy that can
/// spoil them; nothing ever happens to the second.
struct TwoPharmacies {
  /// How a pharmacy is asked.
  enum Asking: String, CaseIterable, Sendable, Codable { case byID, bySearch }

  let clinic: Clinic
  let proxy: FaultProxy
  let other: OtherHost
  let ill: Wing
  let healthy: Wing
  let poller: PollerService

  /// - Returns: the ports of all servers that were there.
  static func open(
    for fault: FaultProxy.Fault?, asked: Asking = .byID, _ body: (TwoPharmacies) async throws -> Void
  ) async throws -> Set<UInt16> {
    let time = FastTime()
    let byID = try Pharmacy.byID()
    defer { try? FileManager.default.removeItem(at: byID) }
    let connector = asked == .byID ? byID.path : "json"
    return try await Pharmacy.open("healthy", connector: connector, time: time) { healthy in
      try await Pharmacy.open("ill", connector: connector, time: time) { ill in
        let clinic = try Clinic(time: time)
        let other = try OtherHost()
        let well = try Wing(healthy, connector: connector, patience: "10s", of: clinic)
        var ports = try Set([healthy, ill].map { try UInt16(#require(URL(string: $0.endpoint.url)?.port)) })
        ports.insert(other.port)
        let proxy: FaultProxy
        let sick: Wing
        if fault == .otherCertificate {
          let (good, bad) = (try CertificateServer(), try CertificateServer(name: "another.example"))
          proxy = try FaultProxy(to: UInt16(good.port), otherCertificate: UInt16(bad.port))
          // Both are trusted: what is wrong with the second is its name alone.
          let authority = good.certificate.deletingLastPathComponent().appending(path: "authority.pem")
          try (Data(contentsOf: good.certificate) + Data(contentsOf: bad.certificate)).write(to: authority)
          sick = try Wing(good, behind: proxy.port, connector: connector, authority: authority, of: clinic)
          try await run(clinic, time, proxy, other, sick, well, body)
          // They end here, not earlier.
          ports.formUnion([UInt16(good.port), UInt16(bad.port)])
        } else {
          let port = try UInt16(#require(URL(string: ill.endpoint.url)?.port))
          proxy = try FaultProxy(to: port, elsewhere: other.url)
          // Only where it is waited for: a busy machine is slow, too.
          let isSlow = fault.map { Symptom(of: $0, asked: asked).words } == Symptom.tooSlow
          sick = try Wing(
            ill, behind: proxy.port, connector: connector, patience: isSlow ? "1s" : "10s", of: clinic)
          try await run(clinic, time, proxy, other, sick, well, body)
        }
        ports.insert(proxy.port)
        return ports
      }
    }
  }

  private static func run(
    _ clinic: Clinic, _ time: FastTime, _ proxy: FaultProxy, _ other: OtherHost, _ ill: Wing, _ healthy: Wing,
    _ body: (TwoPharmacies) async throws -> Void
  ) async throws {
    try await polling([ill.endpoint, healthy.endpoint], for: clinic, time: time) { poller in
      try await body(
        TwoPharmacies(
          clinic: clinic, proxy: proxy, other: other, ill: ill, healthy: healthy, poller: poller))
    }
  }

  func status(of wing: Wing) throws -> EndpointStatus {
    try #require(poller.board.endpoints().first { $0.name == wing.name })
  }

  /// Whether all refills of a pharmacy are there, as far as the clinic knows.
  func are(_ wing: Wing, _ progress: RefillChart.Progress, _ tracking: RefillChart.Tracking) -> Bool {
    wing.refills.allSatisfy { refill in
      clinic.now(refill).map { $0.progress == progress && $0.tracking == tracking } == true
    }
  }
}
