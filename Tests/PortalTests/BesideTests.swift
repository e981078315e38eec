import Foundation
import Portal
import Refills
import Statecharts
import Testing

@Suite("Visits, charges and threads", .timeLimit(.minutes(1)))
struct BesideTests {
  private func system(_ actors: Set<Actor>, _ brand: String = "north") throws -> Caller {
    .client(try Clinic.system(brand, actors))
  }

  private func answer(_ question: String, on page: PortalReply) -> String {
    page.text.matches(of: /data-answer="([a-z]+)"><dt>[^<]+<\/dt><dd>(.*?)<\/dd>/)
      .first { $0.1 == question }.map { String($0.2) } ?? ""
  }

  private func id(_ kind: String, on page: PortalReply) -> String? {
    page.text.matches(of: /action="(\/p\/[a-z]+\/[^"\/]+)"/).map { String($0.1) }
      .first { $0.hasPrefix("/p/\(kind)/") }
  }

  @Test("The scheduler's times are chosen on the page, and the page says when it is")
  func visit() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let scheduler = try system([.scheduling])
      let (first, second) = ("2026-03-09T15:00:00Z", "2026-03-10T15:00:00Z")
      var body: [String: Any] = [
        "patient": "p1", "refill": refill.id, "status": "offered", "slots": [first, second],
      ]
      #expect(try await clinic.put("/v1/visits/v1", body, as: scheduler).status == 201)
      let patient = try clinic.patientCaller("1")
      let page = await clinic.ask("GET", "/p", as: patient)
      #expect(answer("act", on: page).contains("choose a time for your visit"))
      let path = try #require(id("visits", on: page))
      let choice = ["type": "visit.chosen", "version": "1", "startsAt": second]
      #expect(
        await clinic.submit(path, choice.merging(["startsAt": "2026-03-11T15:00:00Z"]) { $1 }, as: patient)
          .status == 400)
      #expect(await clinic.submit(path, choice, as: patient).status == 303)
      // The page of before cannot choose again.
      #expect(await clinic.submit(path, choice, as: patient).status == 412)
      #expect(try clinic.now(refill).record.tasks.contains { $0.cause == .visitAsked })
      body["status"] = "booked"
      body["startsAt"] = second
      #expect(try await clinic.put("/v1/visits/v1", body, as: scheduler).status == 200)
      let booked = await clinic.ask("GET", "/p", as: patient)
      #expect(
        answer("visit", on: booked).contains("on Tue, Mar 10, 3:00 PM"), "\(answer("visit", on: booked))")
      // Said once more, it changes nothing.
      #expect(try await clinic.put("/v1/visits/v1", body, as: scheduler).status == 200)
      let shown = await clinic.ask("GET", "/v1/visits/v1", as: scheduler)
      #expect(try shown.object()["version"] as? Int == 3)
    }
  }

  @Test(
    "Whoever writes is told by when there is an answer, in the clinic's open hours, and when that is late")
  func answeredBy() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let (patient, path) = (try clinic.patientCaller("1"), "/p/refills/\(refill.id)")
      // Monday, 14:00; the office closes at 17:00.
      let before = await clinic.ask("GET", path, as: patient)
      #expect(before.text.contains("If you write now, you should have an answer by Tue, Mar 3, 10:00 AM."))
      #expect(await clinic.submit(path + "/messages", ["text": "Is it there?"], as: patient).status == 303)
      clinic.time.advance(by: .hours(1))
      let waiting = await clinic.ask("GET", path, as: patient)
      #expect(waiting.text.contains("will answer here. You should have an answer by Tue, Mar 3, 10:00 AM."))
      clinic.time.advance(by: .hours(20))
      let late = await clinic.ask("GET", path, as: patient)
      #expect(late.text.contains("This takes longer than we said. You can call us, too."))
    }
  }

  @Test("What is said once more changes nothing, neither what was chosen nor what was asked")
  func saidAgain() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let (scheduler, patient) = (try system([.scheduling]), try clinic.patientCaller("1"))
      let slot = "2026-03-09T15:00:00Z"
      let offer: [String: Any] = ["patient": "p1", "refill": refill.id, "status": "offered", "slots": [slot]]
      let booking: [String: Any] = [
        "patient": "p1", "refill": refill.id, "status": "booked", "startsAt": slot,
      ]
      func state() async throws -> String? {
        try await clinic.ask("GET", "/v1/visits/v1", as: scheduler).object()["state"] as? String
      }
      try await clinic.put("/v1/visits/v1", offer, as: scheduler)
      let path = try #require(id("visits", on: await clinic.ask("GET", "/p", as: patient)))
      _ = await clinic.submit(path, ["type": "visit.chosen", "version": "1", "startsAt": slot], as: patient)
      #expect(try await clinic.put("/v1/visits/v1", offer, as: scheduler).status == 200)
      #expect(try await state() == "askedFor")
      try await clinic.put("/v1/visits/v1", booking, as: scheduler)
      _ = await clinic.submit(
        path, ["type": "visit.moveAsked", "version": "3", "text": "Later"], as: patient)
      let body = try Clinic.json(booking)
      for (tag, status) in [("nonsense", 400), ("\"1\"", 412), ("\"4\"", 200)] {
        let reply = await clinic.ask("PUT", "/v1/visits/v1", body, as: scheduler, headers: ["if-match": tag])
        #expect(reply.status == status)
      }
      #expect(try await state() == "moveAsked")
    }
  }

  @Test("A visit that is confirmed from the first has its time")
  func confirmedAtOnce() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let scheduler = try system([.scheduling])
      let body: [String: Any] = ["patient": "p1", "status": "confirmed", "startsAt": "2026-03-09T15:00:00Z"]
      #expect(try await clinic.put("/v1/visits/v1", body, as: scheduler).status == 201)
      let shown = try await clinic.ask("GET", "/v1/visits/v1", as: scheduler).object()
      #expect(shown["state"] as? String == "confirmed")
      #expect(shown["startsAt"] as? String == "2026-03-09T15:00:00Z")
    }
  }

  @Test("A price is agreed to on the page, and nothing above it is taken")
  func charge() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let billing = try system([.billing])
      func says(_ status: String, _ amount: String) async throws -> Int {
        try await clinic.put(
          "/v1/charges/c1",
          ["patient": "p1", "refill": refill.id, "status": status, "amount": amount, "what": "the visit"],
          as: billing
        ).status
      }
      #expect(try await says("quoted", "40.00") == 201)
      let patient = try clinic.patientCaller("1")
      let page = await clinic.ask("GET", "/p", as: patient)
      #expect(answer("pay", on: page).contains("$40.00") && answer("act", on: page).contains("price"))
      let path = try #require(id("charges", on: page))
      #expect(await clinic.submit(path, ["version": "1"], as: patient).status == 303)
      #expect(try clinic.now(refill).record.openActions.isEmpty)
      #expect(try await says("due", "40.01") == 409)
      #expect(try await says("paid", "40.00") == 200)
      #expect(answer("pay", on: await clinic.ask("GET", "/p", as: patient)).contains("You paid $40.00."))
    }
  }

  @Test(
    "The week in which messages are read stands beside the box, and what the clinic's clock says where it differs"
  )
  func readWhen() async throws {
    func page(in zone: String) async throws -> String {
      let zone = try #require(TimeZone(identifier: zone))
      var text = ""
      try await Clinic.open(north: Clinic.face("Northern Clinic", zone: zone)) { clinic in
        let refill = try await clinic.waiting("1")
        let page = await clinic.ask("GET", "/p/refills/\(refill.id)", as: try clinic.patientCaller("1"))
        text = page.text
      }
      return text
    }
    let here = try await page(in: "GMT")
    #expect(here.contains("When we read messages") && here.contains("<dt>Fri</dt><dd>9:00 AM – 5:00 PM</dd>"))
    #expect(here.contains("<dt>Sun</dt><dd>closed</dd>") && !here.contains("at the clinic"))
    let there = try await page(in: "America/New_York")
    #expect(there.contains("These are the clinic&#39;s own times. It is 9:00 AM there now."))
  }

  @Test("What a patient writes is answered from the desk; notes and other people's threads are not shown")
  func thread() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let patient = try clinic.patientCaller("1")
      let path = "/p/refills/\(refill.id)/messages"
      for empty in ["", "  ", String(repeating: "x", count: ThreadWords.longest + 1)] {
        #expect(await clinic.submit(path, ["text": empty], as: patient).status == 422)
      }
      #expect(await clinic.submit(path, ["text": "Is <it> ready?"], as: patient).status == 303)
      #expect(try clinic.now(refill).record.tasks.contains { $0.cause == .patientTexted })
      let support = try await clinic.staff("s1", ["support"])
      let desk = "/desk/refills/\(refill.id)"
      #expect(await clinic.ask("GET", desk, as: support).text.contains("Is &lt;it&gt; ready?"))
      for (type, text, version) in [
        ("thread.noted", "Ask them first", "1"), ("thread.answered", "It is, since noon", "2"),
      ] {
        let form = ["type": type, "text": text, "version": version]
        #expect(await clinic.submit("\(desk)/thread", form, as: support).status == 303)
      }
      #expect(try clinic.now(refill).record.tasks.allSatisfy { $0.cause != .patientTexted })
      let page = await clinic.ask("GET", "/p", as: patient)
      #expect(page.text.contains("It is, since noon") && !page.text.contains("Ask them first"))
      #expect(answer("message", on: page).contains("We wrote to you."))
      try await clinic.patient("2")
      let stranger = try clinic.patientCaller("2")
      #expect(await clinic.submit(path, ["text": "Mine?"], as: stranger).status == 404)
      let south = try await clinic.staff("s2", ["support"], brand: "south")
      #expect(await clinic.ask("GET", "/v1/refills/\(refill.id)/thread", as: south).status == 404)
    }
  }

  @Test("Who may say what is the charts' business, and brands stay apart")
  func callers() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let visit: [String: Any] = ["patient": "p1", "status": "booked", "startsAt": "2026-03-09T15:00:00Z"]
      let charge: [String: Any] = ["patient": "p1", "status": "paid", "amount": "1.00"]
      #expect(try await clinic.put("/v1/visits/v1", visit, as: try system([.billing])).status == 403)
      #expect(try await clinic.put("/v1/charges/c1", charge, as: try system([.scheduling])).status == 403)
      #expect(
        try await clinic.put("/v1/visits/v1", visit, as: try system([.scheduling], "south")).status == 422)
      #expect(try await clinic.put("/v1/visits/v1", visit, as: try clinic.patientCaller("1")).status == 403)
      #expect(await clinic.ask("GET", "/v1/visits/v1").status == 404)
    }
  }

  @Test(
    "What cannot be shown to a patient is refused by the member's name",
    arguments: [
      ("place", "a\u{202E}b"), ("prepare", "line\u{0}"), ("link", "http://a.example"),
      ("link", "javascript:alert(1)"),
      ("moveLink", "https://a b"), ("with", String(repeating: "x", count: 301)),
    ])
  func badInput(_ member: String, _ value: String) async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let body: [String: Any] = [
        "patient": "p1", "status": "booked", "startsAt": "2026-03-09T15:00:00Z", member: value,
      ]
      let reply = try await clinic.put("/v1/visits/v1", body, as: try system([.scheduling]))
      #expect(reply.status == 422 && reply.text.contains("“\(member)”"))
      #expect(await clinic.ask("GET", "/v1/visits/v1").status == 404)
    }
  }
}
