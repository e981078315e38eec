import Portal
import Refills
import StoreTesting
import Testing

@Suite("Finding a patient", .timeLimit(.minutes(1)))
struct FindTests {
  private func find(_ text: String, _ clinic: Clinic, as caller: Caller) async -> PortalReply {
    await clinic.submit("/desk/find", ["q": text], as: caller)
  }

  @Test(
    "By name, e-mail, or any id that was given to the patient, the request or the refill",
    arguments: ["tes", "placeh", "TESTA placeholder", " p1@EXAMPLE.org ", "p1", "rq1", "rq1/rx1"])
  func found(text: String) async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let page = await find(text, clinic, as: try await clinic.staff("d1", ["support"]))
      #expect(page.status == 200)
      #expect(page.text.contains("/desk/refills/\(refill.id)") && page.text.contains("Testa Placeholder"))
    }
  }

  @Test("By the refill's own id, and by the whole number of a phone however it is written")
  func numbers() async throws {
    try await Clinic.open { clinic in
      try await clinic.put(
        "/v1/patients/p9",
        ["brand": "north", "name": "Nona", "contacts": [["channel": "text", "address": "+1 555 010 0123"]]])
      let refill = try await clinic.waiting("1")
      let desk = try await clinic.staff("d1", ["support"])
      #expect(await find(refill.id, clinic, as: desk).text.contains("Testa Placeholder"))
      #expect(await find("+1 (555) 010-0123", clinic, as: desk).text.contains("Nona"))
      #expect(await find("555 010", clinic, as: desk).text.contains("Nobody is found"))
    }
  }

  @Test("Nobody of another brand is found, and what was typed is shown as text")
  func others() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let stranger = try await clinic.staff("d2", ["support"], brand: "south")
      for text in ["tes", "p1@example.org", "p1", "rq1"] {
        let page = await find(text, clinic, as: stranger)
        #expect(page.text.contains("Nobody is found") && !page.text.contains("Testa"), "\(text)")
      }
      let page = await find("<script>", clinic, as: stranger)
      #expect(page.text.contains("&lt;script&gt;") && !page.text.contains("<script>"))
      #expect(await find("tes", clinic, as: try clinic.patientCaller("1")).status == 303)
    }
  }
}
