import Portal
import Refills
import Statecharts
import StoreTesting
import Testing

@Suite("Who may do what is read from the chart", .timeLimit(.minutes(1)))
struct RoleTests {
  @Test("Whoever is none of an event's actors gets 403, for every event there is")
  func everyEvent() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let before = try clinic.now(refill)
      for kind in RefillChart.EventKind.allCases {
        let others = Set(Actor.allCases).subtracting(kind.actors)
        #expect(!others.isEmpty)
        let reply = await clinic.event(kind, on: refill, as: .client(try Clinic.system("north", others)))
        #expect(reply.status == 403, "\(kind.rawValue): \(reply.text)")
        #expect(reply.problem == "forbidden")
      }
      #expect(try clinic.now(refill) == before)
    }
  }

  @Test("No system approves, not even one that calls itself a provider")
  func clientsDoNotApprove() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      for actors in [Set<Actor>([.system]), [.provider], Set(Actor.allCases)] {
        let reply = await clinic.event(
          .providerApprove, on: refill, as: .client(try Clinic.system("north", actors)))
        #expect(reply.status == 403)
      }
      #expect(await clinic.event(.providerApprove, on: refill, as: .localOperator).status == 403)
      #expect(try clinic.now(refill).progress == .withProvider)
    }
  }

  @Test("A provider decides only with a valid licence where the patient is", arguments: [nil, "TX"])
  func licence(_ state: String?) async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"], licence: state)
      let denial = #"{"reason":"tooSoon"}"#
      for (kind, data) in [(RefillChart.EventKind.providerApprove, "{}"), (.providerDeny, denial)] {
        let reply = await clinic.event(kind, data, on: refill, as: provider)
        #expect(reply.status == 403)
        #expect(try reply.string("detail").contains("licence"))
        #expect(try !reply.string("detail").contains("NY"), "where a patient is, is theirs")
      }
      let page = await clinic.ask("GET", "/desk/refills/\(refill.id)", as: provider)
      #expect(page.text.contains("no valid licence"))
      #expect(!page.text.contains("provider.approve"))
    }
  }

  @Test("A licence that has ended is none")
  func endedLicence() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      clinic.time.advance(by: .days(365 * 5))
      #expect(await clinic.event(.providerApprove, on: refill, as: provider).status == 403)
    }
  }

  @Test("What belongs to another brand is not there")
  func otherBrand() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let strangers = [
        try await clinic.staff("d2", ["provider", "support", "lead"], brand: "south"),
        .client(try Clinic.system("south", [.system, .support])),
      ]
      for stranger in strangers {
        #expect(await clinic.ask("GET", "/v1/refills/\(refill.id)", as: stranger).status == 404)
        #expect(await clinic.ask("GET", "/v1/refills/rq1%2Frx1", as: stranger).status == 404)
        #expect(
          await clinic.ask("GET", "/v1/refills", as: stranger, query: ["external": "rq1/rx1"]).status == 404)
        #expect(await clinic.event(.providerApprove, on: refill, as: stranger).status == 404)
        #expect(await clinic.ask("POST", "/v1/patients/p1/links", as: stranger).status == 404)
        let list = await clinic.ask("GET", "/v1/refills", as: stranger)
        #expect((try list.object()["refills"] as? [Any])?.isEmpty == true)
      }
      #expect(await clinic.ask("GET", "/desk/refills/\(refill.id)", as: strangers[0]).status == 404)
      #expect(
        await clinic.ask("GET", "/v1/refills/rq1%2Frx1", as: .client(try Clinic.system("north"))).status
          == 200)
    }
  }

  @Test("Records are written by those who keep them, each for their own brand")
  func keepers() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let own = Caller.client(try Clinic.system("north"))
      let other = Caller.client(try Clinic.system("south"))
      let patient = ["brand": "north", "name": "Testa Placeholder"]
      #expect(try await clinic.put("/v1/patients/p1", patient, as: own).status == 200)
      #expect(try await clinic.put("/v1/patients/p1", patient, as: other).status == 403)
      #expect(
        try await clinic.put("/v1/patients/p1", ["brand": "south", "name": "Taken Over"], as: other).status
          == 404)
      #expect(
        try await clinic.put("/v1/prescriptions/rx9", ["patient": "p1", "drug": "x"], as: other).status == 422
      )
      #expect(
        try await clinic.put("/v1/requests/r9", ["patient": "p1", "prescriptions": ["rx1"]], as: other).status
          == 422)
      for caller in [
        try await clinic.staff("s1", ["support", "provider", "lead", "privacy"]),
        try clinic.patientCaller("1"),
      ] {
        #expect(try await clinic.put("/v1/patients/p2", patient, as: caller).status == 403)
      }
    }
  }

  @Test("An administrator gives no roles at a brand that is not theirs, and takes none away")
  func administrators() async throws {
    try await Clinic.open { clinic in
      let admin = try await clinic.staff("a1", ["admin"])
      _ = try await clinic.staff("d2", ["provider"], brand: "south")
      let raised = try await clinic.put(
        "/v1/staff/a1", ["name": "A", "roles": ["north": ["admin"], "south": ["provider"]]], as: admin)
      #expect(raised.status == 403)
      let lowered = try await clinic.put(
        "/v1/staff/d2", ["name": "D", "roles": ["north": ["support"]]], as: admin)
      #expect(lowered.status == 404)
      let password = try await clinic.put(
        "/v1/staff/a1", ["name": "A", "roles": ["north": ["admin"]], "password": "correct horse battery"],
        as: admin)
      #expect(password.status == 403)
    }
  }

  @Test("The clock is accepted from the machine itself only")
  func clock() async throws {
    try await Clinic.open { clinic in
      let admin = try await clinic.staff("a1", ["admin"])
      #expect(await clinic.ask("POST", "/v1/clock/accept", as: admin).status == 403)
      #expect(await clinic.ask("POST", "/v1/clock/accept").status == 204)
    }
  }
}
