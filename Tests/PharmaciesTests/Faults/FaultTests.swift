import Foundation
import LoopbackTesting
import Pharmacies
import Refills
import Statecharts
import Testing
import Tracking

/// A name that is not found is not the proxy's to play: see `UnknownHostTests`.
@Suite("A pharmacy that falls ill and gets well")
struct FaultTests {
  struct Case: Sendable, Codable, CustomTestStringConvertible {
    let fault: FaultProxy.Fault
    let asked: TwoPharmacies.Asking

    var testDescription: String { "\(fault.rawValue), asked \(asked.rawValue)" }

    static let all = FaultProxy.Fault.allCases.flatMap { fault in
      TwoPharmacies.Asking.allCases.map { Case(fault: fault, asked: $0) }
    }.filter { $0.fault != .otherCertificate || $0.asked == .byID }
  }

  /// A client may have received so many packed bytes more than it unpacked: what the system holds for a socket.
  static let mostOfABomb = 16 << 20

  @Test(
    "No refill moves or is lost, the other pharmacy is read on, the board says what is wrong, and it recovers",
    arguments: Case.all)
  func illAndWell(_ one: Case) async throws {
    let ports = try await TwoPharmacies.open(for: one.fault, asked: one.asked) { both in
      try await Self.fallIllAndGetWell(one, both)
    }
    try await eventually("no socket is left open") { try OpenSockets.count(ports: ports) == 0 }
  }

  static func fallIllAndGetWell(_ one: Case, _ both: TwoPharmacies) async throws {
    let (clinic, ill, healthy) = (both.clinic, both.ill, both.healthy)
    try await eventually("all are read") {
      both.are(ill, .preparing, .fresh) && both.are(healthy, .preparing, .fresh)
    }
    #expect(try OpenSockets.count(ports: [both.proxy.port]) > 0)

    both.proxy.fault = one.fault
    try await eventually("the fault was met") { both.proxy.count(one.fault) >= Breaker.threshold }
    // Only now: an answer that was on its way when the fault began is whole.
    try ill.makeReady()
    let met = both.proxy.count(one.fault)
    try await eventually("the change was met by the fault") { both.proxy.count(one.fault) > met + 1 }
    try healthy.makeReady()
    try await eventually("the other pharmacy is read on") { both.are(healthy, .ready, .fresh) }
    if let words = Symptom(of: one.fault, asked: one.asked).words {
      try await eventually("nothing is heard") { both.are(ill, .preparing, .stale) }
      let status = try both.status(of: ill)
      #expect(status.lastError?.contains(words) == true, "\(status.lastError ?? "nothing")")
      #expect(status.failures >= Breaker.threshold)
    } else {
      #expect(both.are(ill, .preparing, .fresh))
      #expect(try both.status(of: ill).failures == 0)
    }
    #expect(try both.status(of: ill).items == Wing.size)
    for refill in ill.refills {
      #expect(
        Set(clinic.kinds(of: refill)).isSubset(of: [.pharmacyPreparing, .trackingFresh, .trackingStale]))
    }
    #expect(both.proxy.longestBomb < mostOfABomb)

    both.proxy.fault = nil
    try await eventually("it is well again") { both.are(ill, .ready, .fresh) }
    for refill in ill.refills { #expect(clinic.count(.pharmacyReady, of: refill) == 1) }
    #expect(try both.status(of: ill).breaker == .closed)
    #expect(try both.status(of: healthy).failures == 0)
    // Nobody went where a redirect pointed, with our token or without; nor twice to the same place.
    #expect(both.other.heard.isEmpty)
    let requests = both.proxy.requests
    #expect(try requests <= both.status(of: ill).requests)
  }
}
