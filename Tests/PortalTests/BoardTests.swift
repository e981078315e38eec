import Portal
import Refills
import Statecharts
import StoreTesting
import Testing

@Suite("Support's board", .timeLimit(.minutes(1)))
struct BoardTests {
  private func count(_ title: String, in page: PortalReply) -> String? {
    page.text.matches(of: /<strong>([^<]+)<\/strong> ([^<]+)<\/a>/).first { $0.2 == title }.map {
      String($0.1)
    }
  }

  @Test("It counts what needs somebody, and each number leads to its list")
  func counts() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let made = try await clinic.put(
        "/v1/requests/rq1",
        [
          "patient": "p1", "prescriptions": ["rx1"], "way": "pickUp", "imported": true,
          "pharmacy": ["endpoint": "main-street"],
        ])
      let refill = try Asked((try made.object()["refills"] as? [Any])?.first)
      let desk = try await clinic.staff("d1", ["support"])
      let before = await clinic.ask("GET", "/desk/board", as: desk)
      #expect(["Late", "Stuck", "Needs somebody"].allSatisfy { count($0, in: before) == "0" })
      // Nobody has heard of it for a month.
      clinic.time.advance(by: .days(31))
      while try clinic.now(refill).regions.pace != .late { await Task.yield() }
      let board = await clinic.ask("GET", "/desk/board", as: desk)
      #expect(count("Late", in: board) == "1" && count("Needs somebody", in: board) == "1")
      let list = await clinic.ask("GET", "/desk", as: desk, query: ["queue": "late"])
      #expect(list.text.contains(refill.id) && list.text.contains("Late (1)"))
      let others = await clinic.ask(
        "GET", "/desk/board", as: try await clinic.staff("d2", ["support"], brand: "south"))
      #expect(count("Late", in: others) == "0")
    }
  }

  @Test("A pharmacy that does not answer says so, since when, why, and whom to call")
  func pharmacies() async throws {
    try await Clinic.open { clinic in
      let board = await clinic.ask("GET", "/desk/board", as: try await clinic.staff("d1", ["support"]))
      for text in [
        "Main Street Pharmacy", "left alone for now", "timed out", "3 of 7 failed", "tel:+15550199",
      ] {
        #expect(board.text.contains(text), "\(text)")
      }
      #expect(await clinic.ask("GET", "/desk/board", as: .localOperator).status == 303)
    }
  }
}
