import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("A patient asks for a refill on the page", .timeLimit(.minutes(1)))
struct RequestingTests {
  private static let path = "/p/request"
  /// When a fill of thirty days was that is due by now, and runs out in a week; and one for which it is too soon
  /// (`Clinic.start`: 2026-03-02).
  private static let due = "2026-02-07T00:00:00Z"
  private static let recently = "2026-02-20T12:00:00Z"

  private func open(
    lastFilledAt: String = due, takesRequests: Bool = true, asksBirthDate: Bool = false,
    _ body: (Clinic, Caller) async throws -> Void
  ) async throws {
    let face = Clinic.face(
      "Northern Clinic", asksBirthDate: asksBirthDate, takesRequests: takesRequests)
    try await Clinic.open(north: face) { clinic in
      try await clinic.patient("1", drug: "Placebo <10> mg", lastFilledAt: lastFilledAt)
      try await body(clinic, try clinic.patientCaller("1"))
    }
  }

  private func page(_ clinic: Clinic, _ patient: Caller, language: String = "en") async -> String {
    await clinic.ask("GET", Self.path, as: patient, query: ["l": language]).text
  }

  /// What a browser would send: the form's name, each box, and what was filled in.
  private func fields(_ page: String, why: String? = nil, pharmacy: String? = "main-street") throws
    -> [String: String]
  {
    let name = try #require(page.firstMatch(of: /name="request" value="([^"]+)"/)).1
    var all = ["request": String(name)]
    all["pharmacy"] = pharmacy
    for match in page.matches(of: /name="(ask-[^"]+)"/) { all[String(match.1)] = "on" }
    for match in page.matches(of: /name="(why-[^"]+)"/) { all[String(match.1)] = why ?? "" }
    return all
  }

  private func refills(_ clinic: Clinic, _ id: String = "1") throws -> [Refill] {
    guard case .patient(let patient) = try clinic.patientCaller(id) else { return [] }
    return try clinic.views.refills(of: patient, limit: 100)
  }

  @Test("What is due is asked for with one box, and waits for its provider then")
  func asked() async throws {
    try await open { clinic, patient in
      #expect(
        await clinic.ask("GET", "/p", as: patient).text.contains(#"href="/p/request">Ask for a refill"#))
      let page = await page(clinic, patient)
      #expect(page.contains("Placebo &lt;10&gt; mg") && page.contains("Main Street Pharmacy, 1 Main Street"))
      #expect(!page.contains("why-"), "it is due, and takes no reason")
      let sent = await clinic.submit(Self.path, try fields(page), as: patient)
      let made = try #require(try refills(clinic).first)
      #expect(sent.status == 303 && sent.header("location") == "/p/refills/\(made.id)")
      #expect(made.progress == .withProvider && made.record.askedBecause == nil)
      #expect(made.record.pharmacy?.endpoint.text == "main-street")
      #expect(made.record.external.text.hasSuffix("/rx1") && made.record.external.text.hasPrefix("page-"))
      let after = await self.page(clinic, patient)
      #expect(after.contains("We already have this one.") && !after.contains("ask-"))
      #expect(after.contains("/p/refills/\(made.id)"))
      #expect(await self.page(clinic, patient, language: "es").contains("Esta ya la tenemos."))
    }
  }

  @Test("A form that is sent twice asks once")
  func twice() async throws {
    try await open { clinic, patient in
      let fields = try fields(await page(clinic, patient))
      async let first = clinic.submit(Self.path, fields, as: patient)
      async let second = clinic.submit(Self.path, fields, as: patient)
      let answers = await [first.status, second.status].sorted()
      #expect(answers == [303, 303])
      #expect(await clinic.submit(Self.path, fields, as: patient).status == 303)
      #expect(try refills(clinic).count { $0.isLive } == 1)
    }
  }

  @Test("Before its day it names the day and takes a reason, which whoever decides reads")
  func early() async throws {
    try await open(lastFilledAt: Self.recently) { clinic, patient in
      let page = await page(clinic, patient)
      #expect(page.contains("You can ask for it from Sun, Mar 15 on."), "\(page)")
      let fields = try fields(page, why: "  ")
      let refused = await clinic.submit(Self.path, fields, as: patient)
      #expect(refused.status == 422 && refused.text.contains("Tell us why you need it early."))
      #expect(refused.text.contains(#"checked="checked""#), "what was filled in stays")
      #expect(try refills(clinic).isEmpty)
      let taken = await clinic.submit(
        Self.path, try self.fields(page, why: "I travel <soon>."), as: patient)
      #expect(taken.status == 303)
      let made = try #require(try refills(clinic).first)
      #expect(made.progress == .withProvider && made.record.askedBecause == "I travel <soon>.")
      let provider = try await clinic.staff("d1", ["provider"])
      let desk = await clinic.ask("GET", "/desk/refills/\(made.id)", as: provider).text
      #expect(desk.contains("<dt>Why it is asked for</dt><dd>I travel &lt;soon&gt;.</dd>"))
      #expect(
        await clinic.ask("GET", "/desk", as: provider).text.contains(
          "too soon before Sun, Mar 15, 2026, with a reason"))
    }
  }

  @Test("It goes where it was filled last, the same way, and what was collected here counts as filled")
  func again() async throws {
    try await open { clinic, patient in
      let asked = try Asked((try await clinic.request("rq1", of: "1").object()["refills"] as? [Any])?.first)
      let provider = try await clinic.staff("d1", ["provider"])
      #expect(
        await clinic.event(.providerDeny, #"{"reason":"alreadyHandled"}"#, on: asked, as: provider).status
          == 200)
      let page = await page(clinic, patient)
      #expect(page.contains("From Main Street Pharmacy, as before.") && !page.contains("Which pharmacy"))
      #expect(await clinic.submit(Self.path, try fields(page, pharmacy: nil), as: patient).status == 303)
      let made = try #require(try refills(clinic).first { $0.isLive })
      #expect(made.record.pharmacy?.endpoint.text == "main-street" && made.record.way == .pickUp)
    }
  }

  @Test("Nothing chosen, no pharmacy, a form that is none, another's form: nothing is asked for")
  func badInput() async throws {
    try await open { clinic, patient in
      try await clinic.patient("2", lastFilledAt: Self.due)
      let fields = try fields(await page(clinic, patient))
      let none = await clinic.submit(
        Self.path, fields.filter { !$0.key.hasPrefix("ask-") }, as: patient)
      #expect(none.status == 422 && none.text.contains("Choose what you need."))
      for pharmacy in [nil, "", "by-phone", "nowhere"] {
        var without = fields
        without["pharmacy"] = pharmacy
        let refused = await clinic.submit(Self.path, without, as: patient)
        #expect(refused.status == 422 && refused.text.contains("Choose a pharmacy."), "\(pharmacy ?? "none")")
      }
      #expect(
        await clinic.submit(Self.path, fields.filter { $0.key != "request" }, as: patient).status == 400)
      let stranger = try await clinic.submit(Self.path, fields, as: clinic.patientCaller("2"))
      #expect(stranger.status == 422 && stranger.text.contains("Something has changed meanwhile."))
      #expect(try refills(clinic).isEmpty)
      #expect(try refills(clinic, "2").isEmpty)
      #expect(await clinic.submit(Self.path, fields, as: patient).status == 303)
      #expect(try await clinic.submit(Self.path, fields, as: clinic.patientCaller("2")).status == 400)
    }
  }

  @Test("Whoever goes back in the browser and chooses something else asks for that, too")
  func wentBack() async throws {
    try await open { clinic, patient in
      let first = try fields(await page(clinic, patient))
      #expect(await clinic.submit(Self.path, first, as: patient).status == 303)
      try await clinic.put(
        "/v1/prescriptions/rx-other",
        [
          "patient": "p1", "drug": "Another 5 mg", "schedule": "none", "lastFilledAt": Self.due,
          "daysSupply": 30,
        ])
      let other = try fields(await page(clinic, patient))
      let sent = await clinic.submit(
        Self.path, other.merging(["request": try #require(first["request"])]) { $1 }, as: patient)
      #expect(sent.status == 303)
      #expect(try refills(clinic).count { $0.isLive } == 2)
    }
  }

  @Test("What was stopped meanwhile is not dropped from what was chosen without a word")
  func stopped() async throws {
    try await open { clinic, patient in
      let fields = try fields(await page(clinic, patient))
      try await clinic.put(
        "/v1/prescriptions/rx1",
        ["patient": "p1", "drug": "Placebo <10> mg", "schedule": "none", "discontinued": true])
      let refused = await clinic.submit(Self.path, fields, as: patient)
      #expect(refused.status == 422 && refused.text.contains("There is nothing that you can ask for here."))
      #expect(try refills(clinic).isEmpty)
    }
  }

  @Test("A fill of the same drug that is on its way counts for a new prescription of it, and a no stands")
  func sameDrug() async throws {
    try await open { clinic, patient in
      let live = try Asked((try await clinic.request("rq1", of: "1").object()["refills"] as? [Any])?.first)
      try await clinic.put(
        "/v1/prescriptions/rx-new",
        ["patient": "p1", "drug": "placebo <10> MG", "schedule": "none", "repeatsAllowed": 3])
      let page = await page(clinic, patient)
      #expect(!page.contains("ask-") && page.contains("We already have this one."))
      let provider = try await clinic.staff("d1", ["provider"])
      let no = await clinic.event(.providerDeny, #"{"reason":"allergy"}"#, on: live, as: provider)
      #expect(no.status == 200)
      let denied = await self.page(clinic, patient)
      #expect(!denied.contains("ask-") && denied.contains("We said no to this one not long ago."))
      #expect(denied.contains("/p/refills/\(live.id)"))
      clinic.time.advance(by: .days(31))
      #expect(await self.page(clinic, patient).contains("ask-"))
    }
  }

  @Test("Who asked for twenty in a day talks to somebody")
  func full() async throws {
    try await open { clinic, patient in
      for _ in 0..<20 {
        let sent = await clinic.submit(Self.path, try fields(await page(clinic, patient)), as: patient)
        let path = try #require(sent.header("location"))
        let made = try #require(try refills(clinic).first(where: \.isLive))
        #expect(path == "/p/refills/\(made.id)")
        let cancelled = await clinic.submit(
          "\(path)/events", ["type": "patient.cancel", "version": String(made.version)], as: patient)
        #expect(cancelled.status == 303)
      }
      let refused = await clinic.submit(Self.path, try fields(await page(clinic, patient)), as: patient)
      #expect(refused.status == 422 && refused.text.contains("You have asked for many today."))
      clinic.time.advance(by: .days(1))
      #expect(
        await clinic.submit(Self.path, try fields(await page(clinic, patient)), as: patient).status == 303)
    }
  }

  @Test("Where a date of birth is asked for, nothing is offered before it was said")
  func unnamed() async throws {
    try await open(asksBirthDate: true) { clinic, patient in
      let page = await page(clinic, patient)
      #expect(!page.contains("Placebo") && !page.contains("ask-"))
      let form = ["request": "01KJQ4T8Z0000000000000000G", "pharmacy": "main-street"]
      #expect(await clinic.submit(Self.path, form, as: patient).status == 400)
    }
  }

  @Test("A brand that takes requests elsewhere has no such page")
  func elsewhere() async throws {
    try await open(takesRequests: false) { clinic, patient in
      #expect(await !clinic.ask("GET", "/p", as: patient).text.contains("/p/request"))
      #expect(await clinic.ask("GET", Self.path, as: patient).status == 404)
      #expect(await clinic.submit(Self.path, ["request": "x"], as: patient).status == 404)
    }
  }

  @Test("A reason that comes over the API is kept, and one that nobody reads is refused")
  func reasons() async throws {
    try await open(lastFilledAt: Self.recently) { clinic, _ in
      var body: [String: Any] = ["patient": "p1", "prescriptions": ["rx1"]]
      body["reason"] = String(repeating: "x", count: 1_001)
      let refused = try await clinic.put("/v1/requests/rq1", body)
      body["reason"] = "It is low."
      let taken = try await clinic.put("/v1/requests/rq1", body)
      #expect(refused.status == 422 && taken.status == 201)
      #expect(try refills(clinic).map(\.record.askedBecause) == ["It is low."])
    }
  }
}
