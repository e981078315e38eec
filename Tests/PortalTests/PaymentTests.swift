import Foundation
import Portal
import Refills
import Statecharts
import Testing

@Suite("A payment, to the payment page and back", .timeLimit(.minutes(1)))
struct PaymentTests {
  private func say(_ words: String?, to clinic: Clinic, system: String = "bank") async -> PortalReply {
    await clinic.ask(
      "POST", "/v1/inbound/payments/\(system)", "{}", as: nil,
      headers: words.map { [Bank.header: $0] } ?? [:])
  }

  private func due(_ clinic: Clinic, refill: Asked?, id: String = "c-1", brand: Int = 1) async throws {
    var body: [String: Any] = [
      "patient": "p\(brand)", "status": "due", "what": "The visit", "amount": "40.00",
      "payLink": "https://pay.example/?back={return}",
    ]
    body["refill"] = refill?.id
    let made = try await clinic.put("/v1/charges/\(id)", body)
    #expect(made.status == 201, "\(made.text)")
  }

  private func state(_ clinic: Clinic, _ id: String = "c-1") async throws -> String {
    try await clinic.ask("GET", "/v1/charges/\(id)").string("state")
  }

  @Test("The browser that comes back proves nothing; the payment system's word does")
  func wayAndBack() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      try await due(clinic, refill: refill)
      let patient = try clinic.patientCaller("1")
      let page = await clinic.ask("GET", "/p", as: patient).text
      let back = "https%3A%2F%2Frefills.example%2Fp%2Fcharges%2Fc-1%2Fback"
      #expect(page.contains("https://pay.example/?back=\(back)"), "\(page)")
      #expect(!page.contains("Did you pay?"))

      let came = await clinic.ask("GET", "/p/charges/c-1/back", as: patient, query: ["status": "paid"])
      #expect(came.status == 303)
      let place = try #require(came.header("location"))
      #expect(place.hasPrefix("/p/refills/\(refill.id)?paying=") && place.hasSuffix("#charges"))
      #expect(try await state(clinic) == "due")
      let paying = String(place.split(separator: "=")[1].split(separator: "#")[0])
      let path = "/p/refills/\(refill.id)"
      let waiting = await clinic.ask("GET", path, as: patient, query: ["paying": paying]).text
      #expect(waiting.contains("Did you pay? We have not heard of it yet."))

      #expect(await say("paid c-1 40.00", to: clinic).status == 204)
      #expect(try await state(clinic) == "paid")
      let after = await clinic.ask("GET", path, as: patient, query: ["paying": paying]).text
      #expect(after.contains("You paid $40.00.") && !after.contains("Did you pay?"))
      #expect(await say("paid c-1 40.00", to: clinic).status == 202, "said twice")
      #expect(await say("failed c-1", to: clinic).status == 202, "late")
      #expect(try await state(clinic) == "paid")
      #expect(await say("refunded c-1 40.00", to: clinic).status == 204)
      #expect(try await state(clinic) == "refunded")
    }
  }

  @Test("A payment closes what the refill asked, and another amount changes nothing")
  func closes() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      try await due(clinic, refill: refill)
      #expect(await say("failed c-1", to: clinic).status == 204)
      #expect(try clinic.now(refill).record.openActions.map(\.kind) == [.payment])
      let other = await say("paid c-1 39.00", to: clinic)
      #expect(other.status == 409 && other.text.contains("Another amount was paid"))
      #expect(try clinic.now(refill).record.openActions.map(\.kind) == [.payment])
      #expect(await say("paid c-1 40.00", to: clinic).status == 204)
      #expect(try clinic.now(refill).record.openActions.isEmpty)
    }
  }

  @Test("Nobody pays while a price waits for a yes, or for what was dropped")
  func guarded() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      var body: [String: Any] = ["patient": "p1", "status": "quoted", "amount": "40.00"]
      let made = try await clinic.put("/v1/charges/c-1", body)
      #expect(made.status == 201)
      #expect(await say("paid c-1 40.00", to: clinic).status == 409)
      body["status"] = "dropped"
      let dropped = try await clinic.put("/v1/charges/c-1", body)
      #expect(dropped.status == 200)
      #expect(await say("paid c-1 40.00", to: clinic).status == 409)
    }
  }

  @Test("What is forged, unreadable, unknown or another brand's changes nothing")
  func badInput() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      _ = try await clinic.waiting("2", brand: "south")
      try await due(clinic, refill: nil)
      try await due(clinic, refill: nil, id: "c-2", brand: 2)
      #expect(await say(nil, to: clinic).status == 401)
      #expect(await say("paid c-1 40.00", to: clinic, system: "other").status == 404)
      #expect(await say("nothing", to: clinic).status == 202)
      #expect(await say("what", to: clinic).status == 422)
      #expect(await say("paid c-9 40.00", to: clinic).status == 404)
      #expect(await say("paid c-2 40.00", to: clinic).status == 404, "it speaks of another brand's")
      let long = await clinic.ask(
        "POST", "/v1/inbound/payments/bank", String(repeating: "x", count: 256 * 1024 + 1), as: nil)
      #expect(long.status == 413)
      for id in ["c-1", "c-2"] { #expect(try await state(clinic, id) == "due") }
      let patient = try clinic.patientCaller("1")
      for charge in ["c-2", "none"] {
        let came = await clinic.ask("GET", "/p/charges/\(charge)/back", as: patient)
        #expect(came.status == 303 && came.header("location") == "/p")
      }
    }
  }
}
