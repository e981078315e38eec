import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("Messages that need a person, on the desk", .timeLimit(.minutes(1)))
struct MessageDeskTests {
  /// Gives up what waits.
  private func giveUp(_ reason: String, at clinic: Clinic) async throws -> [MessageID] {
    let claimed = try await clinic.door.withStore { store throws(StoreError) in
      try store.claimDispatches(at: clinic.time.now(), lease: .minutes(1), limit: 9)
    }
    _ = try await clinic.door.withStore { store throws(StoreError) in
      try store.settle(
        claimed.map { Settlement(id: $0.id, attempt: $0.attempt, result: .dead(error: reason)) },
        at: clinic.time.now())
    }
    return claimed.map(\.id)
  }

  @Test("What was given up stands there with its reason and a button that sends it again")
  func givenUp() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let id = try #require(try await giveUp("the mail server refused it: <550>", at: clinic).first)
      let support = try await clinic.staff("s1", ["support"])
      let page = await clinic.ask("GET", "/desk/messages", as: support)
      #expect(page.text.contains("1 given up, 0 held"), "\(page.text)")
      #expect(page.text.contains("the mail server refused it: &lt;550&gt;"))
      let retried = await clinic.submit("/desk/messages/\(id)/retry", [:], as: support)
      #expect(retried.status == 303, "\(retried.text)")
      #expect(try clinic.views.dispatch(id)?.state == .waiting)
      let after = await clinic.ask("GET", "/desk/messages", as: support).text
      #expect(after.contains("Nothing was given up."))
    }
  }

  @Test("Messages are held and released there, with a reason")
  func holds() async throws {
    try await Clinic.open { clinic in
      let support = try await clinic.staff("s1", ["support"])
      let made = await clinic.submit(
        "/desk/messages/holds",
        ["brand": "north", "endpoint": "", "notice": "ready", "reason": "{{x}} <b>tests</b>"], as: support)
      #expect(made.status == 303, "\(made.text)")
      let page = await clinic.ask("GET", "/desk/messages", as: support).text
      #expect(page.contains("0 given up, 1 held") && page.contains("ready of brand north"))
      #expect(page.contains("by Staff s1 since"))
      #expect(page.contains("{{x}} &lt;b&gt;tests&lt;/b&gt;") && !page.contains("<b>"))
      let id = try #require(page.firstMatch(of: /holds\/(mh_\w+)\/release/)).1
      #expect(await clinic.submit("/desk/messages/holds/\(id)/release", [:], as: support).status == 303)
      #expect(await clinic.ask("GET", "/desk/messages", as: support).text.contains("Nothing is held."))
      let empty = ["brand": "north", "reason": " "]
      #expect(await clinic.submit("/desk/messages/holds", empty, as: support).status == 400)
    }
  }

  @Test("A provider has no such page; another brand's support sees nothing of this one's")
  func whoMay() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let id = try #require(try await giveUp("refused", at: clinic).first)
      let provider = try await clinic.staff("d1", ["provider"])
      #expect(await clinic.ask("GET", "/desk/messages", as: provider).status == 403)
      #expect(await clinic.ask("GET", "/desk", as: provider).text.contains("/desk/messages") == false)
      let stranger = try await clinic.staff("s2", ["support"], brand: "south")
      #expect(await clinic.ask("GET", "/desk/messages", as: stranger).text.contains("0 given up"))
      #expect(await clinic.submit("/desk/messages/\(id)/retry", [:], as: stranger).status == 404)
    }
  }
}
