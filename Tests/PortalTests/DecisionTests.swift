import Foundation
import Portal
import Refills
import Statecharts
import Store
import Testing

@Suite("Providers decide", .timeLimit(.minutes(1)))
struct DecisionTests {
  @Test("Of two providers one wins, and the other is told who decided and when")
  func twoProviders() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let (first, second) = (
        try await clinic.staff("d1", ["provider"]), try await clinic.staff("d2", ["provider"])
      )
      #expect(await clinic.event(.providerApprove, on: refill, as: first).status == 200)
      clinic.time.advance(by: .milliseconds(3))

      let late = await clinic.event(.providerDeny, #"{"reason":"tooSoon"}"#, on: refill, as: second)

      #expect(late.status == 412)
      #expect(late.problem == "version-moved")
      #expect(try late.string("decidedBy") == first.name)
      #expect(try late.string("decidedAt") == "2026-03-02T14:00:00Z")
      let journal = try clinic.views.journal(of: try #require(RefillID(refill.id)), limit: 100)
      #expect(journal.count { $0.entry.kind == .providerApprove && $0.entry.refusal == nil } == 1)
      #expect(journal.count { $0.entry.kind == .providerDeny && $0.entry.refusal != nil } == 1)
    }
  }

  @Test("The same key gives the same answer, and another request with it is refused")
  func keys() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      let key = ["idempotency-key": "one"]
      let first = await clinic.event(.providerApprove, on: refill, as: provider, headers: key)
      clinic.time.advance(by: .seconds(3))
      let again = await clinic.event(.providerApprove, on: refill, as: provider, headers: key)
      #expect(first.status == 200)
      #expect(again.status == 200)
      #expect(again.body == first.body)
      #expect(again.header("idempotent-replayed") == "true")

      let other = await clinic.event(
        .providerApprove, #"{"note":"x"}"#, on: refill, as: provider, headers: key)
      #expect(other.status == 422)
      #expect(other.problem == "key-reused")
      let elsewhere = await clinic.event(
        .providerApprove, on: refill, as: try await clinic.staff("d2", ["provider"]), headers: key)
      #expect(elsewhere.status == 412, "a key belongs to whoever sent it")
      for bad in ["", String(repeating: "k", count: 201)] {
        let reply = await clinic.ask(
          "POST", "/v1/refills/\(refill.id)/events", #"{"type":"provider.undo"}"#, as: provider,
          headers: ["if-match": refill.tag, "idempotency-key": bad])
        #expect(reply.status == 400)
      }
    }
  }

  @Test("A decision can be undone after eight seconds, and nothing left the house")
  func undoInTime() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      let approved = try Asked(try await clinic.event(.providerApprove, on: refill, as: provider).object())
      let before = try clinic.views.dispatches(of: clinic.now(refill).id, limit: 100).count
      clinic.time.advance(by: .seconds(8))
      let undone = await clinic.event(.providerUndo, on: approved, as: provider)
      #expect(undone.status == 200)
      #expect(try undone.string("progress") == "withProvider")
      #expect(try clinic.views.dispatches(of: clinic.now(refill).id, limit: 100).count == before)
    }
  }

  @Test("After eleven seconds a decision is not undone")
  func undoTooLate() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      _ = await clinic.event(.providerApprove, on: refill, as: provider)
      clinic.time.advance(by: .seconds(11))
      try await until { try clinic.now(refill).progress == .sending }
      let now = try Asked(try await clinic.ask("GET", "/v1/refills/\(refill.id)").object())
      let reply = await clinic.event(.providerUndo, on: now, as: provider)
      #expect(reply.status == 409)
      #expect(try reply.string("progress") == "sending")
      #expect(try reply.string("detail").contains("ask the pharmacy to cancel"))
    }
  }

  @Test("A decision says which version it was made on")
  func precondition() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      for (kind, data) in [
        (RefillChart.EventKind.providerApprove, "{}"), (.providerDeny, #"{"reason":"tooSoon"}"#),
        (.providerAsk, #"{"action":{"kind":"labs"}}"#), (.providerUndo, "{}"),
      ] {
        let reply = await clinic.event(kind, data, on: refill, as: provider, headers: ["if-match": ""])
        #expect(reply.status == 428, "\(kind.rawValue): \(reply.text)")
        for tag in ["3", "\"", "\"three\"", "W/\"3\"", "\"1\", \"2\""] {
          let reply = await clinic.event(kind, data, on: refill, as: provider, headers: ["if-match": tag])
          #expect(reply.status == 400, "\(tag)")
        }
      }
      let support = try await clinic.staff("s1", ["support"])
      let word = await clinic.event(.patientAlmostOut, on: refill, as: support, headers: ["if-match": ""])
      #expect(word.status < 300, "what is no decision needs none: \(word.text)")
    }
  }

  @Test(
    "A scheduled prescription is decided elsewhere, and its desk page does not offer more",
    arguments: ["II", "notGiven"])
  func scheduled(_ schedule: String) async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", schedule: schedule)
      let provider = try await clinic.staff("d1", ["provider"])
      let reply = await clinic.event(.providerApprove, on: refill, as: provider)
      #expect(reply.status == 422)
      #expect(try reply.string("detail").contains("provider.decidedElsewhere"))
      #expect(try clinic.now(refill).version == Int64(refill.version))

      let page = await clinic.ask("GET", "/desk/refills/\(refill.id)", as: provider)
      #expect(page.status == 200)
      #expect(!page.text.lowercased().contains("approve"))
      #expect(page.text.contains("provider.decidedElsewhere"))
      let form = await clinic.submit(
        "/desk/refills/\(refill.id)/events",
        ["type": "provider.decidedElsewhere", "version": refill.version, "system": "EHR", "reference": "7"],
        as: provider)
      #expect(form.status == 303, "\(form.text)")
    }
  }

  @Test("A denial at high gap risk says what the patient does until then, over the API and from the desk")
  func gap() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1", gapRisk: "high")
      let provider = try await clinic.staff("d1", ["provider"])
      let page = await clinic.ask("GET", "/desk/refills/\(refill.id)", as: provider)
      #expect(page.text.contains(#"name="gap" required="required""#))
      let desk = "/desk/refills/\(refill.id)/events"
      let fields = ["type": "provider.deny", "version": refill.version, "reason": "tooSoon"]
      for (gap, days) in [("", ""), ("bridge", ""), ("bridge", "0"), ("bridge", "91"), ("nonsense", "")] {
        let form = await clinic.submit(desk, fields.merging(["gap": gap, "days": days]) { $1 }, as: provider)
        #expect(form.status == 422, "\(gap) \(days)")
      }
      for data in [
        #"{"reason":"tooSoon"}"#, #"{"reason":"tooSoon","gap":{"bridge":{"days":-3}}}"#,
        #"{"reason":"other","text":" ","gap":{"weCallToday":{}}}"#,
      ] {
        #expect(await clinic.event(.providerDeny, data, on: refill, as: provider).status == 422, "\(data)")
      }
      #expect(try clinic.now(refill).progress == .withProvider)
      let form = await clinic.submit(
        desk, fields.merging(["gap": "bridge", "days": "7"]) { $1 }, as: provider)
      #expect(form.status == 303, "\(form.text)")
      #expect(try clinic.now(refill).progress == .denied)
    }
  }

  @Test(
    "A link that patients are sent to is https",
    arguments: ["javascript:alert(1)", "http://clinic.example/labs"])
  func links(_ link: String) async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      let ask = await clinic.event(
        .providerAsk, #"{"action":{"kind":"labs","link":"\#(link)"}}"#, on: refill, as: provider)
      let opened = await clinic.event(
        .actionOpened, #"{"kind":"labs","link":"\#(link)"}"#, on: refill, as: .localOperator)
      #expect(ask.status == 422)
      #expect(opened.status == 422)
    }
  }
}
