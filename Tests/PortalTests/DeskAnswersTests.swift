import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("What a pharmacy said, on the desk", .timeLimit(.minutes(1)))
struct DeskAnswersTests {
  /// An answer arrives as the poller would bring it.
  private func hear(
    _ kind: RefillChart.EventKind?, _ status: String, of asked: Asked, at clinic: Clinic,
    reason: String? = nil,
    contradiction: String? = nil, text: String = "{}"
  ) async throws {
    clinic.time.advance(by: .minutes(1))
    let now = clinic.time.now()
    let refill = try #require(RefillID(asked.id))
    let endpoint = try StoreSample.name("main-street") as EndpointName
    let report = Report(
      source: .pharmacy, manner: .event, endpoint: endpoint, reportedAt: now, seenAt: now, status: status,
      reason: reason, contradiction: contradiction)
    let event = try kind.map { try #require(RefillChart.Event(kind: $0, carrying: report)) }
    let answer = RawAnswer(
      refill: refill, endpoint: endpoint, item: "F-1", origin: .found, askedAt: now, event: kind,
      status: status,
      reason: reason, contradiction: contradiction, text: Array(text.utf8))
    let door = await clinic.door.submit(
      Submission([.news(event, answer)], from: Sender(.pharmacy, name: "main-street")))
    guard case .answered = door else { throw SampleError.impossible }
  }

  private func page(_ refill: Asked, at clinic: Clinic, as caller: Caller) async -> String {
    await clinic.ask("GET", "/desk/refills/\(refill.id)", as: caller).text
  }

  @Test("Support sees the word, the reason, what it meant, and the whole answer, escaped")
  func shown() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let support = try await clinic.staff("s1", ["support"])
      #expect(await page(refill, at: clinic, as: support).contains("Nothing yet."))
      try await hear(
        .pharmacyUnmapped, "<i>abducted</i>", of: refill, at: clinic, reason: "\"by\" & <whom>",
        text: #"{"a":{},"list":[1.10,"<script>\"{,"],"n":null}"#)
      let shown = await page(refill, at: clinic, as: support)
      #expect(shown.contains("What the pharmacy said"))
      #expect(shown.contains("“&lt;i&gt;abducted&lt;/i&gt;”"))
      #expect(shown.contains("because of “&quot;by&quot; &amp; &lt;whom&gt;”"))
      #expect(shown.contains("not understood") && shown.contains("It changed nothing: unhandled"))
      #expect(shown.contains("main-street F-1") && shown.contains("found in a list"))
      #expect(
        shown.contains(
          """
          <details><summary>The whole answer</summary><pre>{
            &quot;a&quot;: {},
            &quot;list&quot;: [
              1.10,
              &quot;&lt;script&gt;\\&quot;{,&quot;
            ],
            &quot;n&quot;: null
          }</pre></details>
          """))
      #expect(!shown.contains("<script") && !shown.contains("<i>"))
    }
  }

  @Test(
    "The newest comes first, the earlier are folded, a cut is said, and a contradiction stands in its words")
  func order() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let support = try await clinic.staff("s1", ["support"])
      for number in 1...4 { try await hear(nil, "word-\(number)", of: refill, at: clinic) }
      try await hear(
        .pharmacyReady, "word-5", of: refill, at: clinic, contradiction: "ready and cancelled",
        text: "[" + String(repeating: "9", count: RawAnswer.mostBytes) + "]")
      let shown = await page(refill, at: clinic, as: support)
      #expect(
        shown.matches(of: /“(word-\d)”/).map { String($0.1) } == [
          "word-5", "word-4", "word-3", "word-2", "word-1",
        ])
      #expect(shown.contains("It contradicts itself: ready and cancelled"))
      #expect(shown.contains("It was longer: the first 16 KiB are kept."))
      #expect(shown.contains("<details><summary>2 earlier</summary>"))
      #expect(shown.contains("no news"))
    }
  }

  @Test(
    "Who works with what pharmacies say reads it; who keeps accounts does not",
    arguments: [("support", true), ("lead", true), ("provider", true), ("delegate", true), ("admin", false)])
  func roles(role: String, reads: Bool) async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      try await hear(.pharmacyUnmapped, "canary-word", of: refill, at: clinic, text: #"{"c":"canary-text"}"#)
      let shown = await page(refill, at: clinic, as: try await clinic.staff("s1", [role]))
      #expect(shown.contains("What happened"))
      for canary in ["canary-word", "canary-text", "What the pharmacy said"] {
        #expect(shown.contains(canary) == reads, "\(canary)")
      }
      let patient = await clinic.ask("GET", "/p/refills/\(refill.id)", as: try clinic.patientCaller("1"))
      #expect(patient.status == 200 && !patient.text.contains("canary"))
    }
  }

  @Test(
    "The lists of what is not understood and unsure count what one's own brands have, until it is settled")
  func lists() async throws {
    try await Clinic.open { clinic in
      let (first, second) = (try await clinic.waiting("1"), try await clinic.waiting("2"))
      let foreign = try await clinic.waiting("3", brand: "south")
      let support = try await clinic.staff("s1", ["support"])
      for refill in [first, foreign] {
        try await hear(.pharmacyUnmapped, "abducted", of: refill, at: clinic)
      }
      try await hear(.pharmacyReady, "both", of: second, at: clinic, contradiction: "both")
      func list(_ queue: String) async -> String {
        await clinic.ask("GET", "/desk", as: support, query: ["queue": queue]).text
      }
      let unmapped = await list("unmapped")
      #expect(unmapped.contains(">Not understood (1)</a>") && unmapped.contains(">Unsure (1)</a>"))
      #expect(unmapped.contains(first.id) && !unmapped.contains(second.id) && !unmapped.contains(foreign.id))
      #expect(unmapped.contains(#"<span class="pill hot">not understood</span>"#))
      let unsure = await list("unsure")
      #expect(unsure.contains(second.id) && !unsure.contains(first.id))
      let wire = try await clinic.ask("GET", "/v1/refills/\(first.id)", as: support).object()
      #expect(wire["unmapped"] as? Bool == true && wire["unsure"] as? Bool == false)

      let version = try clinic.now(first).version
      let done = await clinic.submit(
        "/desk/refills/\(first.id)/events",
        ["type": "task.done", "version": "\(version)", "owner": "support", "cause": "pharmacy.unmapped"],
        as: support)
      #expect(done.status == 303)
      let settled = await list("unmapped")
      #expect(settled.contains(">Not understood (0)</a>") && settled.contains("Nothing waits here."))
    }
  }
}
