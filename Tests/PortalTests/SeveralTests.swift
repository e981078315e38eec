import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Several are approved at once, each confirmed", .timeLimit(.minutes(1)))
struct SeveralTests {
  private static let path = "/desk/several"

  private func page(_ clinic: Clinic, _ caller: Caller) async -> String {
    await clinic.ask("GET", Self.path, as: caller).text
  }

  private func confirm(_ refills: [Asked], _ clinic: Clinic, as caller: Caller) async -> PortalReply {
    let boxes = refills.map { ("approve-\($0.id)", $0.version) }
    return await clinic.submit(Self.path, Dictionary(uniqueKeysWithValues: boxes), as: caller)
  }

  @Test("What is confirmed is approved, each by itself, and nothing else")
  func confirmed() async throws {
    try await Clinic.open { clinic in
      let provider = try await clinic.staff("d1", ["provider"])
      var refills: [Asked] = []
      for id in 1...3 { refills.append(try await clinic.waiting("\(id)", name: "Testa <\(id)>")) }
      let page = await page(clinic, provider)
      #expect(page.matches(of: /type="checkbox"/).count == 3 && !page.contains("checked"))
      #expect(page.contains("Testa &lt;1&gt;") && page.contains("<dt>Repeats left</dt>"))
      #expect(await clinic.ask("GET", "/desk", as: provider).text.contains(#"href="/desk/several""#))

      let done = await confirm(Array(refills.prefix(2)), clinic, as: provider)

      #expect(done.status == 200 && done.text.contains("2 of 2 approved"), "\(done.text)")
      #expect(try refills.map { try clinic.now($0).progress } == [.approved, .approved, .withProvider])
      let undo = try #require(done.text.firstMatch(of: /\/desk\/refills\/[^"\/]+\/events/)).0
      let taken = try #require(refills.first { undo.contains($0.id) })
      let undone = await clinic.submit(
        String(undo), ["type": "provider.undo", "version": String(try clinic.now(taken).version)],
        as: provider)
      #expect(undone.status == 303)
      #expect(try clinic.now(taken).progress == .withProvider)
    }
  }

  @Test("What moved meanwhile is refused by itself, with who was first; the others are approved")
  func oneMoved() async throws {
    try await Clinic.open { clinic in
      let (first, second) = (
        try await clinic.staff("d1", ["provider"]), try await clinic.staff("d2", ["provider"])
      )
      let refills = [try await clinic.waiting("1"), try await clinic.waiting("2")]
      let denied = await clinic.event(
        .providerDeny, #"{"reason":"alreadyHandled"}"#, on: refills[0], as: first)
      #expect(denied.status == 200)
      let done = await confirm(refills, clinic, as: second)
      #expect(done.text.contains("1 of 2 approved"))
      #expect(done.text.contains("Not approved. Staff d1 decided on Mon, Mar 2"), "\(done.text)")
      #expect(try refills.map { try clinic.now($0).progress } == [.denied, .approved])
    }
  }

  @Test("What waits for its patient, is scheduled, is another's to license or has a message is not offered")
  func notOffered() async throws {
    try await Clinic.open { clinic in
      let provider = try await clinic.staff("d1", ["provider"])
      let plain = try await clinic.waiting("1")
      let scheduled = try await clinic.waiting("2", schedule: "II")
      let asked = try await clinic.waiting("3")
      #expect(
        await clinic.event(.actionOpened, #"{"kind":"questionnaire"}"#, on: asked, as: .localOperator).status
          == 200)
      let elsewhere = try await clinic.waiting("4")
      try await clinic.put("/v1/patients/p4", ["brand": "north", "name": "Testa Placeholder", "state": "TX"])
      let wrote = try await clinic.waiting("5")
      #expect(
        await clinic.submit(
          "/p/refills/\(wrote.id)/messages", ["text": "Please wait."], as: try clinic.patientCaller("5")
        ).status == 303)
      let page = await page(clinic, provider)
      let boxes = page.matches(of: /id="approve-([^"]+)"/).map { String($0.1) }
      #expect(boxes == [plain.id], "\(boxes)")
      // A move to where nobody is licensed takes it out of the list altogether.
      #expect(page.contains(": 3 of this part of the queue."), "\(page)")
      let forced = await confirm([scheduled, elsewhere], clinic, as: provider)
      #expect(forced.text.contains("0 of 2 approved") && forced.text.contains("prescribing system"))
      #expect(try clinic.now(scheduled).progress != .approved)
      #expect(try clinic.now(elsewhere).progress != .approved)
    }
  }

  @Test("What is urgent, a colleague's, annotated, or fails its checks by now is read on its own page")
  func readFirst() async throws {
    try await Clinic.open { clinic in
      let provider = try await clinic.staff("d1", ["provider"])
      let other = try await clinic.staff("d2", ["provider"])
      let (plain, own) = (try await clinic.waiting("1"), try await clinic.waiting("2"))
      let (taken, noted) = (try await clinic.waiting("3"), try await clinic.waiting("4"))
      let (stopped, unwell) = (try await clinic.waiting("5"), try await clinic.waiting("6"))
      for (refill, who) in [(own, provider), (taken, other)] {
        let staff = who == provider ? "d1" : "d2"
        #expect(
          await clinic.event(.workAssigned, "{\"to\":\"\(staff)\"}", on: refill, as: who).status == 200)
      }
      let note = await clinic.ask(
        "POST", "/v1/refills/\(noted.id)/thread", #"{"type":"thread.noted","text":"Call first."}"#)
      #expect(note.status == 200, "\(note.text)")
      try await clinic.put(
        "/v1/prescriptions/rx5",
        ["patient": "p5", "drug": "Placebo 10 mg", "schedule": "none", "discontinued": true])
      let patient = try clinic.patientCaller("6")
      #expect(await clinic.event(.patientFeelsUnwell, on: unwell, as: patient).status == 200)
      let page = await page(clinic, provider)
      let boxes = Set(page.matches(of: /id="approve-([^"]+)"/).map { String($0.1) })
      #expect(boxes == [plain.id, own.id])
      let forced = await confirm([stopped], clinic, as: provider)
      #expect(forced.text.contains("0 of 1 approved") && forced.text.contains("was discontinued"))
      #expect(try clinic.now(stopped).progress == .withProvider)
    }
  }

  @Test("Who decides nothing has no such page, and a form that is none does nothing")
  func badInput() async throws {
    try await Clinic.open { clinic in
      let support = try await clinic.staff("s1", ["support"])
      let provider = try await clinic.staff("d1", ["provider"])
      let refill = try await clinic.waiting("1")
      #expect(await clinic.ask("GET", Self.path, as: support).status == 403)
      #expect(await !clinic.ask("GET", "/desk", as: support).text.contains(Self.path))
      #expect(await confirm([refill], clinic, as: support).text.contains("0 of 1 approved"))
      #expect(await clinic.submit(Self.path, [:], as: provider).text.contains("None was confirmed."))
      for (name, value) in [("approve-\(refill.id)", "x"), ("approve-none", "1")] {
        #expect(await clinic.submit(Self.path, [name: value], as: provider).status == 400)
      }
      let keyed = await clinic.ask(
        "POST", Self.path, Form.encode(["approve-\(refill.id)": refill.version]), as: provider,
        headers: ["content-type": "application/x-www-form-urlencoded", "idempotency-key": "k"])
      #expect(keyed.status == 400)
      let strange = try await clinic.staff("d3", ["provider"], brand: "south")
      #expect(await confirm([refill], clinic, as: strange).status == 404)
      #expect(try clinic.now(refill).progress == .withProvider)
    }
  }

  @Test("What was checked of a request stands beside it")
  func checks() async throws {
    try await Clinic.open { clinic in
      let provider = try await clinic.staff("d1", ["provider"])
      _ = try await clinic.waiting("1", lastFilledAt: "2026-02-03T12:00:00Z")
      try await clinic.patient("2", lastFilledAt: "2026-02-20T12:00:00Z")
      let early = try await clinic.put(
        "/v1/requests/rq2", ["patient": "p2", "prescriptions": ["rx2"], "reason": "I <travel>."])
      #expect(early.status == 201)
      let page = await page(clinic, provider)
      #expect(page.contains("end not given"), "no prescription here says when it ends")
      #expect(
        page.contains("too soon before Sun, Mar 15, 2026, with a reason")
          && page.contains("I &lt;travel&gt;."))
    }
  }
}
