import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Who has it, at the desk", .timeLimit(.minutes(1)))
struct WorkTests {
  /// So that it runs out in five days.
  private static let filled = "2026-02-05T14:00:00Z"

  private func page(_ refill: Asked, _ caller: Caller, _ clinic: Clinic) async -> String {
    await clinic.ask("GET", "/desk/refills/\(refill.id)", as: caller).text
  }

  private func queue(_ name: String, _ caller: Caller, _ clinic: Clinic) async -> String {
    await clinic.ask("GET", "/desk", as: caller, query: ["queue": name]).text
  }

  private func send(_ fields: [String: String], on refill: Asked, as caller: Caller, _ clinic: Clinic)
    async throws -> PortalReply
  {
    var fields = fields
    fields["version"] = try fields["version"] ?? String(clinic.now(refill).version)
    return await clinic.submit("/desk/refills/\(refill.id)/events", fields, as: caller)
  }

  /// A day of the clinic's, so many after its start.
  private func day(_ days: Int64) -> String {
    String((Clinic.start + .days(days)).rfc3339.prefix(10))
  }

  @Test("It is taken by one key, handed over with a note, and given back")
  func taken() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", lastFilledAt: Self.filled)
      let (first, second) = (
        try await clinic.staff("d1", ["provider"]), try await clinic.staff("s1", ["support"])
      )
      #expect(await page(refill, first, clinic).contains("Nobody has taken it."))
      #expect(await page(refill, first, clinic).contains(#"accesskey="t">Take it"#))
      #expect(
        try await send(["type": "work.assigned", "to": "d1"], on: refill, as: first, clinic).status == 303)
      #expect(await queue("yours", first, clinic).contains(refill.id))
      #expect(!(await queue("yours", second, clinic)).contains(refill.id))
      #expect(await queue("decide", second, clinic).contains("<td>Staff d1</td>"))
      #expect(!(await page(refill, first, clinic)).contains("Take it"), "it is theirs")
      #expect(await page(refill, second, clinic).contains("Staff d1 has taken this."))
      let handed = try await send(
        ["type": "work.assigned", "to": "s1", "note": "<b>Call</b> her"], on: refill, as: first, clinic)
      #expect(handed.status == 303)
      let shown = await page(refill, second, clinic)
      #expect(shown.contains("from Staff d1") && shown.contains("&lt;b&gt;Call&lt;/b&gt; her"))
      #expect(await queue("yours", second, clinic).contains(refill.id))
      #expect(
        try await send(["type": "work.assigned", "nobody": "yes"], on: refill, as: second, clinic).status
          == 303)
      #expect(try clinic.now(refill).record.owner == nil)
    }
  }

  @Test("What is put off stands in a list of its own, with why, until the day has come or something happens")
  func putOff() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", lastFilledAt: Self.filled)
      let provider = try await clinic.staff("d1", ["provider"])
      let wish = ["type": "work.snoozed", "until": day(3), "reason": "Waits for <labs>."]
      #expect(try await send(wish, on: refill, as: provider, clinic).status == 303)
      let decide = await queue("decide", provider, clinic)
      #expect(!decide.contains(refill.id) && decide.contains("0 to decide, 1 under way"))
      let off = await queue("snoozed", provider, clinic)
      #expect(
        off.contains(refill.id) && off.contains("Waits for &lt;labs&gt;.") && off.contains("Put off (1)"))
      #expect(await page(refill, provider, clinic).contains("Back to the queue"))
      clinic.time.advance(by: .days(3))
      #expect(await queue("decide", provider, clinic).contains(refill.id))
      #expect(await queue("snoozed", provider, clinic).contains("Put off (0)"))
    }
  }

  @Test("Brought back by hand, and by the patient's word")
  func back() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", lastFilledAt: Self.filled)
      let provider = try await clinic.staff("d1", ["provider"])
      let wish = ["type": "work.snoozed", "until": day(3), "reason": "Later."]
      #expect(try await send(wish, on: refill, as: provider, clinic).status == 303)
      #expect(try await send(["type": "work.resumed"], on: refill, as: provider, clinic).status == 303)
      #expect(await queue("decide", provider, clinic).contains(refill.id))
      #expect(try await send(wish, on: refill, as: provider, clinic).status == 303)
      let patient = try clinic.patientCaller("1")
      let said = await clinic.event(
        .patientAlmostOut, on: refill, as: patient, headers: ["if-match": ""])
      #expect(said.status == 200)
      #expect(await queue("decide", provider, clinic).contains(refill.id))
    }
  }

  @Test("Who comes second is told who took it, and the patient's open page is none the staler for it")
  func second() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", lastFilledAt: Self.filled)
      let (first, other) = (
        try await clinic.staff("d1", ["provider"]), try await clinic.staff("d2", ["provider"])
      )
      let shown = String(try clinic.now(refill).version)
      let taken = try await send(["type": "work.assigned", "to": "d1"], on: refill, as: first, clinic)
      #expect(taken.status == 303)
      let late = try await send(
        ["type": "work.assigned", "to": "d2", "version": shown], on: refill, as: other, clinic)
      #expect(late.status == 412 && late.text.contains("Staff d1 took it on"))
      let patient = try clinic.patientCaller("1")
      let path = "/p/refills/\(refill.id)/events"
      let told = await clinic.submit(path, ["type": "patient.cancel", "version": shown], as: patient)
      #expect(told.status == 303)
      let stale = await clinic.submit(path, ["type": "patient.cancel", "version": shown], as: patient)
      #expect(stale.status == 412, "what the patient said is news")
    }
  }

  @Test("What is no day, no reason, nobody, or another brand's, is refused and says why")
  func refused() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", lastFilledAt: Self.filled)
      let provider = try await clinic.staff("d1", ["provider"])
      _ = try await clinic.put(
        "/v1/staff/south", ["name": "South", "roles": ["south": ["provider"]]])
      let snooze = ["type": "work.snoozed", "until": day(3), "reason": "Later."]
      let wrong: [([String: String], Int, String)] = [
        (["until": "yesterday"], 400, "Choose a day."),
        (["until": day(-1)], 422, "until a time that lies ahead"),
        (["until": day(40)], 422, "30 days at most"),
        (["reason": ""], 422, "why it may wait"),
        (["reason": String(repeating: "x", count: 501)], 422, "500 characters"),
        (["type": "work.assigned", "note": "Call her."], 400, "Choose who takes it."),
        (["type": "work.assigned", "to": "two words"], 400, "Choose who takes it."),
        (["type": "work.assigned", "to": "nobody"], 422, "nobody who works for this brand"),
        (["type": "work.assigned", "to": "south"], 422, "nobody who works for this brand"),
        (
          ["type": "work.assigned", "to": "d1", "note": String(repeating: "x", count: 501)], 422,
          "500 characters"
        ),
        (["version": "1"], 412, "has changed"),
      ]
      for (change, status, words) in wrong {
        let fields = snooze.merging(change) { _, new in new }
        let reply = try await send(fields, on: refill, as: provider, clinic)
        #expect(reply.status == status, "\(change)")
        #expect(reply.text.contains(words), "\(change): \(reply.text)")
      }
      #expect(try clinic.now(refill).record.snooze == nil && clinic.now(refill).record.owner == nil)
    }
  }

  @Test("What somebody has taken is in the list of whoever covers, while they are away, and says so")
  func covered() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", lastFilledAt: Self.filled)
      _ = try await clinic.staff("d1", ["provider"])
      let other = try await clinic.staff("d2", ["provider"])
      func first() throws -> Caller {
        let member = try #require(try clinic.directory.staff(external: StoreSample.name("d1")))
        return .staff(member)
      }
      #expect(
        try await send(["type": "work.assigned", "to": "d1"], on: refill, as: first(), clinic).status == 303)
      #expect(!(await queue("yours", other, clinic)).contains(refill.id))
      let away = ["from": day(0), "back": day(5), "cover": "d2"]
      #expect(await clinic.submit("/desk/absence", away, as: try first()).status == 303)
      #expect(await queue("yours", other, clinic).contains(refill.id))
      #expect(await page(refill, other, clinic).contains("Staff d1 is away until"))
      #expect(await clinic.ask("GET", "/desk/account", as: try first()).text.contains("Staff d2 covers."))
      _ = try await clinic.put("/v1/staff/d1", ["name": "Staff d1", "roles": ["north": ["provider"]]])
      #expect(
        await queue("yours", other, clinic).contains(refill.id), "the clinic's list says nothing of absences")
      #expect(await clinic.submit("/desk/absence", [:], as: try first()).status == 303)
      #expect(!(await queue("yours", other, clinic)).contains(refill.id))
    }
  }

  @Test("Nobody covers themselves, for no time, or for a clinic they do not work for")
  func notCovered() async throws {
    try await Clinic.open { clinic in
      let member = try await clinic.staff("d1", ["provider"])
      _ = try await clinic.staff("d2", ["provider"])
      _ = try await clinic.put("/v1/staff/south", ["name": "South", "roles": ["south": ["provider"]]])
      let away = ["from": day(0), "back": day(5), "cover": "d2"]
      let wrong: [([String: String], Int)] = [
        (["cover": "d1"], 422), (["cover": "south"], 422), (["cover": "nobody"], 422), (["cover": ""], 400),
        (["back": day(0)], 422), (["from": day(-9), "back": day(-1)], 422), (["back": day(400)], 422),
        (["from": "soon"], 400),
      ]
      for (change, status) in wrong {
        let fields = away.merging(change) { _, new in new }
        #expect(
          await clinic.submit("/desk/absence", fields, as: member).status == status, "\(change)")
      }
      let route = "/v1/staff/d1/absence"
      let body = ["from": "2026-03-01T00:00:00Z", "until": "2026-03-09T00:00:00Z", "cover": "d2"]
      _ = try await clinic.put(
        "/v1/staff/both", ["name": "Both", "roles": ["south": ["provider"], "north": ["provider"]]])
      let both = try Clinic.json(["from": body["from"] ?? "", "until": body["until"] ?? "", "cover": "d1"])
      #expect(
        await clinic.ask("PUT", "/v1/staff/both/absence", both).status == 422, "half of it is not covered")
      let support = try await clinic.staff("s1", ["support"])
      #expect(await clinic.ask("PUT", route, try Clinic.json(body), as: support).status == 403)
      #expect(await clinic.ask("DELETE", route, as: support).status == 403)
    }
  }
}
