import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("A mail server's report about an e-mail", .timeLimit(.minutes(1)))
struct MailReportTests {
  private static func report(of message: String, to address: String) -> String {
    """
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example

    Final-Recipient: rfc822; \(address)
    Action: failed
    Status: 5.1.1

    --b
    Content-Type: text/rfc822-headers

    Message-ID: <\(message)@clinic.example>

    --b--
    """
  }

  private func post(_ body: String, to clinic: Clinic, as caller: Caller?, type: String = "message/rfc822")
    async
    -> PortalReply
  {
    await clinic.ask("POST", "/v1/messages/reports", body, as: caller, headers: ["content-type": type])
  }

  @Test(
    "From the clinic's mail system it ends the address and sends the message another way; from others it is refused"
  )
  func ends() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let id = try #require(RefillID(refill.id))
      let told = "email 2026-03-02T14:00:00Z"
      let claimed = try await clinic.door.withStore { store throws(StoreError) in
        try store.claimDispatches(at: clinic.time.now(), lease: .minutes(1), limit: 9)
      }
      _ = try await clinic.door.withStore { store throws(StoreError) in
        try store.settle(
          claimed.map { Settlement(id: $0.id, attempt: $0.attempt, result: .told(told)) },
          at: clinic.time.now())
      }
      let message = try #require(claimed.first?.id.text)
      let report = Self.report(of: message, to: "p1@example.org")
      let system = Caller.client(try Clinic.system("north"))
      #expect(await post(report, to: clinic, as: nil).status == 401)
      #expect(await post(report, to: clinic, as: try clinic.staff("s1", ["support"])).status == 403)
      #expect(await post(report, to: clinic, as: system, type: "text/plain").status == 415)
      #expect(await post("Is it ready?", to: clinic, as: system).status == 422)
      #expect(await post(report, to: clinic, as: system).status == 204)
      let row = try #require(try clinic.views.dispatches(of: id, limit: 9).first)
      #expect(row.state == .waiting && row.lastError == told + " undelivered")
      let patient = try #require(try clinic.directory.patient(external: StoreSample.name("p1")))
      #expect(patient.contacts.first?.ending?.cause == .notValid)
      #expect(await post(report, to: clinic, as: system).status == 204)
    }
  }
}
