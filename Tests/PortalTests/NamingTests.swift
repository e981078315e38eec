import Foundation
import Portal
import Refills
import Statecharts
import Testing

/// A clinic that asks for the date of birth before its page says what a drug is called.
@Suite("Names of drugs behind the date of birth", .timeLimit(.minutes(1)))
struct NamingTests {
  /// A patient's browser, signed in.
  private struct Phone {
    let clinic: Clinic
    let caller: Caller
    let session: String

    func look(_ path: String = "/p", language: String = "en") async -> PortalReply {
      let parts = path.split(separator: "#")[0].split(separator: "?")
      var query = ["l": language]
      for pair in parts.dropFirst().flatMap({ $0.split(separator: "&") }) {
        let words = pair.split(separator: "=").map(String.init)
        query[words[0]] = words.last
      }
      return await clinic.ask(
        "GET", String(parts[0]), as: caller, query: query, cookies: ["refilld_patient": session])
    }

    /// Whether the page that follows says what the drug is called.
    func isTold(_ born: String) async throws -> Bool {
      let page = try await say(born)
      return page.text.contains("Secretamine")
    }

    /// - Returns: the page that follows.
    func say(_ born: String, refill: Asked? = nil) async throws -> PortalReply {
      var fields = ["born": born]
      fields["page"] = refill.map { "/p/refills/\($0.id)" }
      let reply = await clinic.ask(
        "POST", "/p/born", Form.encode(fields), as: caller,
        headers: ["content-type": "application/x-www-form-urlencoded"], cookies: ["refilld_patient": session])
      #expect(reply.status == 303, "\(reply.text)")
      return await look(try #require(reply.header("location")))
    }
  }

  private func open(born: String? = "1970-01-02", _ body: (Clinic, Asked, Phone) async throws -> Void)
    async throws
  {
    try await Clinic.open(north: Clinic.face("Northern Clinic", asksBirthDate: true)) { clinic in
      let refill = try await clinic.waiting("1", drug: "Secretamine 10 mg")
      var patient: [String: Any] = ["brand": "north", "name": "Testa Placeholder", "state": "NY"]
      patient["birthDate"] = born
      #expect(try await clinic.put("/v1/patients/p1", patient).status == 200)
      let caller = try clinic.patientCaller("1")
      try await body(clinic, refill, Phone(clinic: clinic, caller: caller, session: "one session"))
    }
  }

  @Test("No page says what the drug is called before the date was said, and all do after it")
  func asked() async throws {
    try await open { clinic, refill, phone in
      for path in ["/p", "/p/refills/\(refill.id)"] {
        let page = await phone.look(path)
        #expect(!page.text.contains("Secretamine"))
        #expect(page.text.contains("Prescription asked for on"))
        #expect(page.text.contains(#"action="/p/born""#))
        #expect(page.text.matches(of: /data-answer=/).count == 6, "the answers need no name")
      }
      #expect(await phone.look(language: "es").text.contains("díganos cuándo nació"))
      let named = try await phone.say("1970-01-02", refill: refill)
      #expect(named.text.contains("Secretamine 10 mg"))
      #expect(!named.text.contains(#"action="/p/born""#))
      #expect(await phone.look().text.contains("Secretamine 10 mg"))
    }
  }

  @Test("Prescriptions of one day are told apart by numbers, which each keeps on its own page")
  func several() async throws {
    try await open { clinic, refill, phone in
      var ids = [refill.id]
      for number in 2...3 {
        clinic.time.advance(by: .minutes(1))
        try await clinic.put(
          "/v1/prescriptions/rx-\(number)",
          ["patient": "p1", "drug": "Secretamine \(number)", "schedule": "none"])
        let made = try await clinic.put(
          "/v1/requests/rq-\(number)",
          [
            "patient": "p1", "prescriptions": ["rx-\(number)"], "way": "pickUp",
            "pharmacy": ["endpoint": "main-street"],
          ])
        ids.append(try Asked((try made.object()["refills"] as? [Any])?.first).id)
      }
      let home = await phone.look()
      for (number, id) in ids.enumerated() {
        let title = "Prescription \(number + 1) of 3, asked for on Mon, Mar 2"
        #expect(home.text.contains("<h3>\(title)</h3>"))
        #expect(await phone.look("/p/refills/\(id)").text.contains(title))
      }
    }
  }

  @Test("Another session has to say it again, and none keeps it longer than a session lives")
  func sessions() async throws {
    try await open { clinic, refill, phone in
      let isTold = try await phone.isTold("1970-01-02")
      #expect(isTold)
      let other = Phone(clinic: clinic, caller: phone.caller, session: "another session")
      #expect(await !other.look().text.contains("Secretamine"))
      clinic.time.advance(by: .hours(5))
      #expect(await !phone.look().text.contains("Secretamine"))
    }
  }

  @Test("A wrong date is told, after five nobody is heard for a while, from whatever session")
  func guesses() async throws {
    try await open { clinic, refill, phone in
      for day in 10...14 {
        let page = try await phone.say("1970-01-\(day)")
        #expect(page.text.contains("We have another date."))
        #expect(!page.text.contains("Secretamine"))
      }
      let other = Phone(clinic: clinic, caller: phone.caller, session: "another session")
      for phone in [phone, other] {
        let page = try await phone.say("1970-01-02")
        #expect(page.text.contains("You tried too many times."))
        #expect(!page.text.contains("Secretamine"))
      }
      clinic.time.advance(by: .minutes(15))
      let isTold = try await phone.isTold("1970-01-02")
      #expect(isTold)
    }
  }

  @Test("What is no date is no guess", arguments: ["", "yesterday", "1970-02-30", "1970-01-02'--", "<b>"])
  func noDate(text: String) async throws {
    try await open { clinic, refill, phone in
      for _ in 0..<6 {
        let page = try await phone.say(text)
        #expect(page.text.contains("We have another date."))
      }
      let isTold = try await phone.isTold("1970-01-02")
      #expect(isTold)
    }
  }

  @Test("Where nobody knows the date, no name is shown and no date opens it")
  func notOnFile() async throws {
    try await open(born: nil) { clinic, refill, phone in
      let page = await phone.look()
      #expect(!page.text.contains("Secretamine"))
      #expect(page.text.contains("We do not have your date of birth."))
      #expect(page.text.contains("+1 555 0100"))
      #expect(!page.text.contains(#"action="/p/born""#))
      let isTold = try await phone.isTold("1970-01-02")
      #expect(!isTold)
    }
  }

  @Test("A clinic that does not ask shows names at once")
  func notAsked() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1", drug: "Placebo 10 mg")
      let page = await clinic.ask("GET", "/p", as: try clinic.patientCaller("1"))
      #expect(page.text.contains("Placebo 10 mg"))
      #expect(!page.text.contains(#"action="/p/born""#))
    }
  }
}
