import Portal
import Testing

@Suite("What patients read when something does not work", .timeLimit(.minutes(1)))
struct TroubleTests {
  @Test(
    "It is in their language, says what they can do, and nothing that is meant for a machine",
    arguments: [
      ("en", "We do not have what you looked for.", "Go back"),
      ("es", "No tenemos lo que buscaba.", "Volver"),
    ])
  func absent(language: String, words: String, back: String) async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let page = await clinic.ask(
        "GET", "/p/refills/rf_0", as: try clinic.patientCaller("1"), cookies: ["refilld_language": language])
      #expect(page.status == 404)
      for said in [words, ">\(back)</a>", #"lang="\#(language)""#] { #expect(page.text.contains(said)) }
    }
  }

  @Test("A form that cannot be taken says so plainly")
  func unclear() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let patient = try clinic.patientCaller("1")
      let empty = await clinic.submit("/p/refills/\(refill.id)/messages", ["text": " "], as: patient)
      #expect(empty.status == 422 && empty.text.contains("We could not use what was sent."))
      let stale = await clinic.submit(
        "/p/refills/\(refill.id)/events", ["type": "patient.cancel", "version": "77"], as: patient)
      #expect((400..<500).contains(stale.status))
      #expect(!stale.text.contains("If-Match") && stale.text.contains(#"href="/p""#))
    }
  }
}
