import Notifications
import Portal
import Refills
import Statecharts
import StoreTesting
import Testing

@Suite("Getting in by a code", .timeLimit(.minutes(1)))
struct EntryTests {
  /// A browser with the cookies that it was given.
  private struct Browser {
    let clinic: Clinic
    var cookies: [String: String] = [:]

    mutating func post(_ path: String, _ fields: [String: String]) async -> PortalReply {
      let reply = await clinic.ask(
        "POST", path, Form.encode(fields), as: nil,
        headers: ["content-type": "application/x-www-form-urlencoded", "origin": Clinic.address],
        cookies: cookies)
      keep(reply)
      return reply
    }

    func get(_ path: String, query: [String: String] = [:]) async -> PortalReply {
      await clinic.ask("GET", path, as: nil, query: query, cookies: cookies)
    }

    private mutating func keep(_ reply: PortalReply) {
      for header in reply.headers where header.name == "Set-Cookie" {
        let pair = header.value.split(separator: ";")[0].split(separator: "=", maxSplits: 1).map(String.init)
        cookies[pair[0]] = pair.count > 1 ? pair[1] : ""
      }
    }
  }

  @Test("A code goes to a contact on file; typed where it was asked for it opens the page, once")
  func code() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      var browser = Browser(clinic: clinic)
      let door = await browser.get("/p/refills/\(refill.id)")
      #expect(door.status == 401 && door.text.contains("name=\"refill\" value=\"\(refill.id)\""))
      let asked = await browser.post("/p/enter", ["contact": " P1@example.org", "refill": refill.id])
      #expect(asked.header("location") == "/p/enter?refill=\(refill.id)")
      let letter = await clinic.letters.next()
      #expect(letter.contact.address == "p1@example.org" && letter.code.utf8.count == 6)
      #expect(letter.link == "\(Clinic.address)/p/enter?code=\(letter.code)")
      #expect(await browser.get("/p/enter").text.contains("one-time-code"))
      let opened = await browser.post("/p/enter/code", ["code": " " + letter.code, "refill": refill.id])
      #expect(opened.status == 303 && opened.header("location") == "/p/refills/\(refill.id)")
      #expect(browser.cookies["refilld_patient"]?.isEmpty == false)
      // Under the staff's name the patient's secret opens nothing.
      var forger = browser
      forger.cookies = ["refilld_staff": browser.cookies["refilld_patient"] ?? ""]
      #expect(await forger.get("/v1/refills/\(refill.id)/thread").status == 401)
      // A link in webmail leads here from another site.
      let lax = opened.headers.filter { $0.name == "Set-Cookie" }.allSatisfy {
        $0.value.contains("SameSite=Lax")
      }
      #expect(lax && asked.header("set-cookie")?.contains("SameSite=Lax") == true)
      #expect(await browser.post("/p/enter/code", ["code": letter.code]).status == 403)
    }
  }

  @Test("In another browser, or after ten minutes, it opens nothing, and is not spent by the try")
  func bound() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      var (browser, other) = (Browser(clinic: clinic), Browser(clinic: clinic))
      _ = await browser.post("/p/enter", ["contact": "p1@example.org"])
      let code = await clinic.letters.next().code
      _ = await other.post("/p/enter", ["contact": "nobody@example.org"])
      #expect(await other.post("/p/enter/code", ["code": code]).status == 403)
      let elsewhere = await Browser(clinic: clinic).get("/p/enter", query: ["code": code])
      #expect(elsewhere.text.contains(code) && !elsewhere.text.contains("one-time-code"))
      #expect(await browser.get("/p/enter", query: ["code": code]).text.contains("value=\"\(code)\""))
      #expect(await browser.post("/p/enter/code", ["code": code]).status == 303)
      _ = await browser.post("/p/enter", ["contact": "p1@example.org"])
      let late = await clinic.letters.next(after: 1).code
      clinic.time.advance(by: .minutes(10))
      #expect(await browser.post("/p/enter/code", ["code": late]).status == 403)
    }
  }

  @Test("Who is not known is answered as who is, and gets nothing")
  func unknown() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      var browser = Browser(clinic: clinic)
      let known = await browser.post("/p/enter", ["contact": "p1@example.org"])
      _ = await clinic.letters.next()
      for contact in ["nobody@example.org", "+1 555 010 9999", "", "<b>@</b>"] {
        let reply = await browser.post("/p/enter", ["contact": contact])
        #expect(reply.status == known.status && reply.header("location") == known.header("location"))
        #expect(reply.header("set-cookie")?.prefix(14) == known.header("set-cookie")?.prefix(14))
      }
      #expect(clinic.letters.all.count == 1)
    }
  }

  @Test("A contact that is asked for too often waits, and so does a browser that guesses")
  func limits() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      var browser = Browser(clinic: clinic)
      for _ in 1...5 { #expect(await browser.post("/p/enter", ["contact": "p1@example.org"]).status == 303) }
      #expect(await browser.post("/p/enter", ["contact": "P1@EXAMPLE.org "]).status == 429)
      let last = await clinic.letters.next(after: 4).code
      let wrong = last == "000000" ? "000001" : "000000"
      for _ in 1...5 { #expect(await browser.post("/p/enter/code", ["code": wrong]).status == 403) }
      let invented = ["refilld_entry": String(repeating: "x", count: 43)]
      for _ in 1...3 {
        let reply = await clinic.ask(
          "POST", "/p/enter/code", Form.encode(["code": last]), as: nil,
          headers: ["content-type": "application/x-www-form-urlencoded", "origin": Clinic.address],
          cookies: invented)
        #expect(reply.status == 403)
      }
      #expect(await browser.post("/p/enter/code", ["code": last]).status == 429)
    }
  }

  @Test("Who asks for nobody's codes, however often, keeps nobody else out")
  func flood() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      var browser = Browser(clinic: clinic)
      for number in 1...400 {
        _ = await browser.post("/p/enter", ["contact": "nobody-\(number)@example.org"])
      }
      _ = await browser.post("/p/enter", ["contact": "p1@example.org"])
      let code = await clinic.letters.next().code
      #expect(await browser.post("/p/enter/code", ["code": code]).status == 303)
    }
  }

  @Test("Neither a code nor a contact is in what a log would print of it")
  func silent() throws {
    let entry = PatientEntry(
      contact: Contact(channel: .email, address: "canary@example.org"), brand: try StoreSample.name("north"),
      language: .english, code: "123456", link: "https://canary")
    #expect(!"\(entry)".contains("123456") && !String(reflecting: entry).contains("canary"))
  }

  @Test("A form from elsewhere asks for nothing and enters nothing")
  func foreign() async throws {
    try await Clinic.open { clinic in
      for path in ["/p/enter", "/p/enter/code"] {
        let reply = await clinic.ask(
          "POST", path, Form.encode(["contact": "p1@example.org", "code": "123456"]), as: nil,
          headers: [
            "content-type": "application/x-www-form-urlencoded", "origin": "https://elsewhere.example",
          ])
        #expect(reply.status == 403)
      }
    }
  }
}
