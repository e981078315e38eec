import Foundation
import Pharmacies
import Refills
import Statecharts
import Testing
import Tracking

@Suite("A pharmacy whose name is not found")
struct UnknownHostTests {
  /// Below the name that is kept for names that do not exist (RFC 6761, section 6.4), and longer than a name may be
  /// (RFC 1035, section 2.3.4): the answer comes without asking anybody.
  static let host = String(repeating: "x", count: 64) + ".invalid"

  @Test(
    "Nothing moves, the other pharmacy is read, the board says so, and a corrected address brings the change")
  func unknownHost() async throws {
    let time = FastTime()
    let connector = try Pharmacy.byID()
    defer { try? FileManager.default.removeItem(at: connector) }
    try await Pharmacy.open("healthy", connector: connector.path, time: time) { healthy in
      try await Pharmacy.open("ill", connector: connector.path, time: time) { ill in
        let clinic = try Clinic(time: time)
        let good = try Wing(healthy, connector: connector.path, patience: "10s", of: clinic)
        let right = try Wing(ill, connector: connector.path, patience: "10s", of: clinic)
        let wrong = try Wing.endpoint(
          ill.name, connector.path, url: "https://\(Self.host)", patience: "10s")
        func are(_ wing: Wing, _ progress: RefillChart.Progress, _ tracking: RefillChart.Tracking) -> Bool {
          wing.refills.allSatisfy {
            clinic.now($0)?.progress == progress && clinic.now($0)?.tracking == tracking
          }
        }

        try right.makeReady()
        try await polling([wrong, good.endpoint], for: clinic, time: time) { poller in
          try await eventually("nothing is heard") { are(right, .sent, .stale) }
          try good.makeReady()
          try await eventually("the other pharmacy is read on") { are(good, .ready, .fresh) }
          let status = try #require(poller.board.endpoints().first { $0.name == ill.name })
          #expect(status.lastError?.contains("The host's name has no address") == true, "\(status)")
          #expect(status.items == Wing.size)
        }
        try await polling([right.endpoint, good.endpoint], for: clinic, time: time) { _ in
          try await eventually("it is read again") { are(right, .ready, .fresh) }
        }
        for refill in right.refills {
          #expect(clinic.kinds(of: refill) == [.trackingStale, .pharmacyReady, .trackingFresh])
        }
      }
    }
  }
}
