import Portal
import Refills
import Statecharts
import StoreTesting
import Testing

@Suite("The patient's home", .timeLimit(.minutes(1)))
struct HomeTests {
  /// What each question is answered with, in the order of the page.
  private func answers(_ page: PortalReply) -> [(question: String, answer: String)] {
    page.text.matches(of: /data-answer="([a-z]+)"><dt>[^<]+<\/dt><dd>(.*?)<\/dd>/).map {
      (String($0.1), String($0.2))
    }
  }

  private func second(of clinic: Clinic, drug: String) async throws -> Asked {
    try await clinic.put("/v1/prescriptions/rxb", ["patient": "p1", "drug": drug, "schedule": "none"])
    let made = try await clinic.put(
      "/v1/requests/rb",
      [
        "patient": "p1", "prescriptions": ["rxb"], "way": "pickUp", "imported": true,
        "pharmacy": ["endpoint": "main-street"],
      ])
    return try Asked((try made.object()["refills"] as? [Any])?.first)
  }

  @Test("One answer to each question across all refills, the most pressing by its name, and a card for each")
  func several() async throws {
    try await Clinic.open { clinic in
      let waiting = try await clinic.waiting("1", drug: "First 10 mg")
      let imported = try await second(of: clinic, drug: "Second 20 mg")
      let desk = try await clinic.staff("d1", ["provider"])
      let asked = await clinic.event(
        .providerAsk, #"{"action":{"kind":"labs","text":"blood","isBlocking":true}}"#, on: waiting, as: desk)
      #expect(asked.status < 300, "\(asked.text)")
      let page = await clinic.ask("GET", "/p", as: try clinic.patientCaller("1"))
      let found = answers(page)
      #expect(found.map(\.question) == ["next", "act", "visit", "sent", "pay", "message"])
      #expect(found.first { $0.question == "act" }?.answer.contains("First 10 mg") == true)
      for refill in [waiting, imported] { #expect(page.text.contains("href=\"/p/refills/\(refill.id)\"")) }
      #expect(page.text.matches(of: /<section/).count == 2)
    }
  }

  @Test("A visit that came before the next refill is not asked for once that is under way")
  func filledAgain() async throws {
    try await Clinic.open { clinic in
      let first = try await clinic.waiting("1")
      _ = try await second(of: clinic, drug: "Second 20 mg")
      let desk = try await clinic.staff("d1", ["provider"])
      let denied = await clinic.event(.providerDeny, #"{"reason":"needsAppointment"}"#, on: first, as: desk)
      #expect(denied.status < 300, "\(denied.text)")
      let patient = try clinic.patientCaller("1")
      func visit() async -> String {
        answers(await clinic.ask("GET", "/p", as: patient)).first { $0.question == "visit" }?.answer ?? ""
      }
      #expect(await visit().contains("You need a visit before the next refill."))
      clinic.time.advance(by: .minutes(1))
      #expect(try await clinic.request("rq2", of: "1").status == 201)
      #expect(await visit().contains("We know of no visit"))
    }
  }

  @Test("Without any refill each question is answered as well", arguments: ["en", "es"])
  func none(language: String) async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let page = await clinic.ask("GET", "/p", as: try clinic.patientCaller("1"), query: ["l": language])
      #expect(answers(page).count == 6 && answers(page).allSatisfy { !$0.answer.isEmpty })
      #expect(!page.text.contains("<section"))
    }
  }

  @Test("A language that was chosen once is kept by the browser, and beats the one on file")
  func language() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let patient = try clinic.patientCaller("1")
      let chosen = await clinic.ask("GET", "/p", as: patient, query: ["l": "es"])
      let cookie = try #require(chosen.header("set-cookie"))
      #expect(cookie.hasPrefix("refilld_language=es; Path=/p;") && cookie.contains("HttpOnly"))
      #expect(await clinic.ask("GET", "/p", as: patient).header("set-cookie") == nil)
      let next = await clinic.ask("GET", "/p", as: patient, cookies: ["refilld_language": "es"])
      #expect(next.text.contains("<html lang=\"es\">"))
      let strange = await clinic.ask("GET", "/p", as: patient, cookies: ["refilld_language": "<b>"])
      #expect(strange.text.contains("<html lang=\"en\">") && !strange.text.contains("<b>"))
    }
  }

  @Test("The pharmacy is named, with its address, its phone and its hours")
  func pharmacy() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let refill = try await second(of: clinic, drug: "Second 20 mg")
      let patient = try clinic.patientCaller("1")
      let page = await clinic.ask("GET", "/p/refills/\(refill.id)", as: patient)
      for text in ["Main Street Pharmacy", "1 Main Street", "tel:+15550199", "9:00 AM – 5:00 PM", "closed"] {
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(page.text.contains("Yes, to Main Street Pharmacy"))
      let spanish = await clinic.ask("GET", "/p/refills/\(refill.id)", as: patient, query: ["l": "es"])
      #expect(spanish.text.contains("9:00 – 17:00") && spanish.text.contains("cerrado"))
    }
  }
}
