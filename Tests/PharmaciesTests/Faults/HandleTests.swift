import Curl
import LoopbackTesting
import Refills
import Testing
import Tracking

/// Each in a process of its own, where every open file descriptor is the test's.
@Suite("What is opened is closed", .serialized)
struct HandleTests {
  /// All that is open, when the sockets of everything that ended are closed.
  private static func openFiles(after ports: Set<UInt16>, of what: String) async throws -> Int {
    try await eventually("all sockets are closed after \(what)") { try OpenSockets.count(ports: ports) == 0 }
    return try OpenSockets.all()
  }

  private static func healthy() async throws -> Set<UInt16> {
    try await TwoPharmacies.open(for: nil) { both in
      try await eventually("all are read") {
        both.are(both.ill, .preparing, .fresh) && both.are(both.healthy, .preparing, .fresh)
      }
    }
  }

  private static func ill(_ fault: FaultProxy.Fault, times: Int) async throws -> Set<UInt16> {
    try await TwoPharmacies.open(for: fault) { both in
      both.proxy.fault = fault
      try await eventually("\(fault) was met") { both.proxy.count(fault) >= times }
    }
  }

  @Test("After each fault as many files are open as before")
  func faults() async {
    await #expect(processExitsWith: .success) {
      // What is opened once and kept by the process: event loops, random numbers.
      let before = try await Self.openFiles(after: Self.healthy(), of: "health")
      for fault in FaultProxy.Fault.allCases where fault != .otherCertificate {
        let after = try await Self.openFiles(after: Self.ill(fault, times: 3), of: "\(fault)")
        #expect(after <= before, "\(fault)")
      }
    }
  }

  @Test("Two hundred resets and broken answers leave nothing open")
  func manyRounds() async {
    await #expect(processExitsWith: .success) {
      let before = try await Self.openFiles(after: Self.healthy(), of: "health")
      let client = try CurlClient()
      let server = try Loopback { _ in Loopback.Said(body: "a whole answer") }
      let proxy = try FaultProxy(to: server.port)
      for round in 0..<200 {
        let faults: [FaultProxy.Fault] = [.resetInHead, .resetInBody, .truncation, .lengthTooShort]
        proxy.fault = faults[round % faults.count]
        do throws(CurlError) {
          _ = try await client.perform(CurlRequest(.get, "http://127.0.0.1:\(proxy.port)/"))
          #expect(proxy.fault == .lengthTooShort)
        } catch {
          #expect(error.code == .interrupted && proxy.fault != .lengthTooShort)
        }
        // The client's one connection, the proxy's end of it, and what is just being closed.
        #expect(try OpenSockets.count(ports: [proxy.port]) < 16)
      }
      await client.shutdown()
      let ports: Set<UInt16> = [proxy.port, server.port]
      withExtendedLifetime((proxy, server)) {}
      try await eventually("only the listeners are left") { try OpenSockets.count(ports: ports) <= 2 }
      // Two listeners of which the last use may be over already.
      #expect(try OpenSockets.all() <= before + 2)
    }
  }
}
