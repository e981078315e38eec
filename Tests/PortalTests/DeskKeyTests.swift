import Portal
import Refills
import StoreTesting
import Testing

@Suite("From one decision to the next", .timeLimit(.minutes(1)))
struct DeskKeyTests {
  private func next(after refill: Asked, _ clinic: Clinic, as caller: Caller) async -> Substring? {
    let page = await clinic.ask("GET", "/desk/refills/\(refill.id)", as: caller).text
    return page.firstMatch(of: #/href="/desk/refills/([^"]+)" accesskey="n">Next to decide</#)?.1
  }

  @Test("The next of the queue is one key away, and after the last the first again")
  func around() async throws {
    try await Clinic.open { clinic in
      let later = try await clinic.waiting("1", lastFilledAt: "2026-02-03T10:00:00Z")
      let provider = try await clinic.staff("d1", ["provider"])
      #expect(await next(after: later, clinic, as: provider) == nil)
      let page = await clinic.ask("GET", "/desk/refills/\(later.id)", as: provider).text
      #expect(page.contains("No other waits for a decision."))
      let first = try await clinic.waiting("2", name: "Nona Nextly", lastFilledAt: "2026-02-01T10:00:00Z")
      let last = try await clinic.waiting("3", lastFilledAt: "2026-02-05T10:00:00Z")
      #expect(await next(after: first, clinic, as: provider) ?? "" == later.id)
      #expect(await next(after: later, clinic, as: provider) ?? "" == last.id)
      #expect(await next(after: last, clinic, as: provider) ?? "" == first.id)
      let approved = await clinic.event(
        .providerApprove, on: later, as: provider,
        headers: ["if-match": "\"\(try clinic.now(later).version)\""])
      #expect(approved.status == 200, "\(approved.text)")
      #expect(await next(after: later, clinic, as: provider) ?? "" == last.id, "also after it is decided")
      #expect(await next(after: first, clinic, as: provider) ?? "" == last.id)
      let said = await clinic.ask("GET", "/desk/refills/\(last.id)", as: provider).text
      #expect(!said.contains("Nona"), "whoever's page it is not is not named on it")
    }
  }

  @Test("It is of the brands at which one decides, and for nobody else")
  func forWhom() async throws {
    try await Clinic.open { clinic in
      let own = try await clinic.waiting("1")
      _ = try await clinic.waiting("2", brand: "south")
      #expect(await next(after: own, clinic, as: try await clinic.staff("d1", ["provider"])) == nil)
      _ = try await clinic.waiting("3")
      for role in ["provider", "delegate"] {
        #expect(await next(after: own, clinic, as: try await clinic.staff("d2", [role])) != nil, "\(role)")
      }
      for role in ["support", "lead"] {
        let page = await clinic.ask(
          "GET", "/desk/refills/\(own.id)", as: try await clinic.staff("s1", [role])
        ).text
        #expect(page.contains("What the patient sees") && !page.contains("to decide"), "\(role)")
      }
    }
  }

  @Test("The queue's first is one key away, and only where a decision is waited for")
  func queue() async throws {
    try await Clinic.open { clinic in
      let first = try await clinic.waiting("1", lastFilledAt: "2026-02-01T10:00:00Z")
      _ = try await clinic.waiting("2", lastFilledAt: "2026-02-03T10:00:00Z")
      let provider = try await clinic.staff("d1", ["provider"])
      let page = await clinic.ask("GET", "/desk", as: provider).text
      #expect(page.contains(#"href="/desk/refills/\#(first.id)" accesskey="n""#))
      #expect(page.matches(of: /accesskey="n"/).count == 1)
      #expect(!(await clinic.ask("GET", "/desk?queue=live", as: provider)).text.contains(#"accesskey="n""#))
    }
  }

  @Test("Each key leads to one thing on a page")
  func once() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      _ = try await clinic.waiting("2")
      let provider = try await clinic.staff("d1", ["provider", "support", "lead"])
      for path in ["/desk", "/desk/refills/\(refill.id)", "/desk/find", "/desk/board"] {
        let page = await clinic.ask("GET", path, as: provider).text
        let keys = page.matches(of: /accesskey="(.)"/).map { String($0.1) }
        #expect(Set(keys).count == keys.count, "\(path): \(keys)")
      }
      let page = await clinic.ask("GET", "/desk/refills/\(refill.id)", as: provider).text
      let keys = page.matches(of: /accesskey="(.)"/).map { String($0.1) }
      #expect(Set(keys) == ["n", "a", "r", "q", "t"])
    }
  }
}
