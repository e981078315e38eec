import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("The privacy officer", .timeLimit(.minutes(1)))
struct PrivacyTests {
  private func path(_ id: String, _ clinic: Clinic) throws -> String {
    "/desk/privacy/patients/\(try clinic.patientCaller(id).name)"
  }

  @Test("Sees who saw a patient, by name, and what they saw")
  func whoSaw() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let desk = try await clinic.staff("d1", ["support"])
      _ = await clinic.ask("GET", "/desk/refills/\(refill.id)", as: desk)
      _ = await clinic.ask("GET", "/v1/refills/\(refill.id)", as: .client(try Clinic.system("north")))
      _ = await clinic.ask("GET", "/p", as: try clinic.patientCaller("1"))
      clinic.time.advance(by: .minutes(1))
      let officer = try await clinic.staff("o1", ["privacy"])
      let page = await clinic.ask("GET", try path("1", clinic), as: officer)
      #expect(page.status == 200)
      for words in [
        "Who saw Testa Placeholder", "Staff d1", "a refill on the desk", refill.id,
        "the system “records-of-north”", "GET /v1/refills/{id}", "the patient", "their page",
      ] { #expect(page.text.contains(words), "\(words)") }
      clinic.time.advance(by: .days(40))
      #expect(await clinic.ask("GET", try path("1", clinic), as: officer).text.contains("Staff d1") == false)
      let year = await clinic.ask("GET", try path("1", clinic), as: officer, query: ["since": "year"])
      #expect(year.text.contains("Staff d1"))
    }
  }

  @Test("Finds a patient of their own brand, and has no other page of the patient's")
  func finds() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let officer = try await clinic.staff("o1", ["privacy"])
      let found = await clinic.submit("/desk/privacy", ["q": "rq1"], as: officer)
      #expect(found.text.contains(try path("1", clinic)) && found.text.contains("Testa Placeholder"))
      let id = try clinic.patientCaller("1").name
      let byID = await clinic.submit("/desk/privacy", ["q": id], as: officer)
      #expect(byID.text.contains(try path("1", clinic)))
      #expect(await clinic.ask("GET", "/desk/refills/\(refill.id)", as: officer).status == 404)
      #expect(await clinic.ask("GET", "/desk", as: officer).header("location") == "/desk/privacy")
      let other = try await clinic.staff("o2", ["privacy"], brand: "south")
      #expect(await clinic.submit("/desk/privacy", ["q": "rq1"], as: other).text.contains("Nobody is found"))
      #expect(await clinic.ask("GET", try path("1", clinic), as: other).status == 404)
    }
  }

  @Test("Nobody without the role sees any of it", arguments: ["provider", "support", "lead", "admin"])
  func others(role: String) async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let member = try await clinic.staff("d1", [role])
      #expect(await clinic.ask("GET", "/desk/privacy", as: member).status == 403)
      #expect(await clinic.submit("/desk/privacy", ["q": "Testa"], as: member).status == 403)
      #expect(await clinic.ask("GET", try path("1", clinic), as: member).status == 404)
      let record = await clinic.submit(try path("1", clinic) + "/record", ["reason": "Why"], as: member)
      #expect(record.status == 404 && !record.text.contains("Testa"))
      #expect(await !clinic.ask("GET", "/desk", as: member).text.contains("/desk/privacy"))
    }
  }

  @Test("Saves all that is kept of a patient as one file, and that is on record with its reason")
  func wholeRecord() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", drug: "Placebo 10 mg")
      let write = #"{"type":"thread.answered","text":"A note of the file"}"#
      _ = await clinic.ask(
        "POST", "/v1/refills/\(refill.id)/thread", write, as: try await clinic.staff("d1", ["support"]))
      let officer = try await clinic.staff("o1", ["privacy"])
      let address = try path("1", clinic) + "/record"
      #expect(await clinic.submit(address, ["reason": " "], as: officer).status == 400)
      let file = await clinic.submit(address, ["reason": "They asked for it"], as: officer)
      #expect(file.status == 200 && file.header("content-disposition")?.contains("attachment") == true)
      let record = try file.object()
      #expect((record["patient"] as? [String: Any])?["name"] as? String == "Testa Placeholder")
      #expect(((record["prescriptions"] as? [[String: Any]])?.first)?["drug"] as? String == "Placebo 10 mg")
      for list in ["requests", "refills", "threads"] {
        #expect((record[list] as? [Any])?.count == 1, "\(list)")
      }
      #expect(file.text.contains("A note of the file") && file.text.contains("p1@example.org"))
      #expect(!file.text.contains("\(clinic.time.now().milliseconds)"), "times are those of RFC 3339")
      clinic.time.advance(by: .minutes(1))
      let page = await clinic.ask("GET", try path("1", clinic), as: officer)
      #expect(page.text.contains("They asked for it") && page.text.contains("the whole record, as a file"))
    }
  }

  @Test("Who saw a patient who was erased is still known, to who looks after privacy at all brands")
  func erased() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let address = try path("1", clinic)
      let support = try await clinic.staff("d1", ["support"])
      _ = await clinic.submit("/desk/find", ["q": "Testa"], as: support)
      let erased = await clinic.ask("POST", "/v1/patients/p1/erase", #"{"reason":"they asked for it"}"#)
      #expect(erased.status == 200, "\(erased.text)")
      let north = try await clinic.staff("o1", ["privacy"])
      #expect(await clinic.ask("GET", address, as: north).status == 404)
      #expect(await clinic.submit("/desk/privacy", ["q": "p1"], as: north).text.contains("Nobody is found"))
      let body: [String: Any] = ["name": "All", "roles": ["north": ["privacy"], "south": ["privacy"]]]
      _ = try await clinic.put("/v1/staff/o3", body)
      let all = Caller.staff(try #require(try clinic.directory.staff(external: try StoreSample.name("o3"))))
      let page = await clinic.ask("GET", address, as: all)
      #expect(page.text.contains("Staff d1") && page.text.contains("This patient was erased."))
      #expect(!page.text.contains("Testa"))
      #expect(await clinic.submit(address + "/record", ["reason": "Why"], as: all).status == 404)
    }
  }
}
