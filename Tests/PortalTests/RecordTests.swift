import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("The clinic's systems tell", .timeLimit(.minutes(1)))
struct RecordTests {
  @Test("What is sent again keeps its id and takes the new values")
  func upserts() async throws {
    try await Clinic.open { clinic in
      for (path, first, second) in [
        ("patients/p1", #"{"brand":"north","name":"One"}"#, #"{"brand":"north","name":"Two"}"#),
        ("prescriptions/rx1", #"{"patient":"p1","drug":"One"}"#, #"{"patient":"p1","drug":"Two"}"#),
        (
          "staff/d1", #"{"name":"One","roles":{"north":["provider"]}}"#,
          #"{"name":"Two","roles":{"north":["lead"]}}"#
        ),
      ] {
        let made = await clinic.ask("PUT", "/v1/\(path)", first)
        let kept = await clinic.ask("PUT", "/v1/\(path)", second)
        #expect(made.status == 201, "\(path)")
        #expect(kept.status == 200, "\(path)")
        #expect(try made.string("id") == kept.string("id"))
      }
      let patient = try clinic.directory.patient(external: StoreSample.name("p1"))
      #expect(patient?.name == "Two")
      #expect(try clinic.directory.prescription(external: StoreSample.name("rx1"))?.drug == "Two")
      #expect(try clinic.directory.staff(external: StoreSample.name("d1"))?.roles.values.first == [.lead])
    }
  }

  @Test("A request that is sent again gives the same refills, and another one under its id is refused")
  func requests() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      try await clinic.put("/v1/prescriptions/rx2", ["patient": "p1", "drug": "Other", "schedule": "none"])
      let body: [String: Any] = ["patient": "p1", "prescriptions": ["rx1", "rx2"], "way": "mail"]
      let made = try await clinic.put("/v1/requests/r1", body)
      let again = try await clinic.put("/v1/requests/r1", body)
      #expect(made.status == 201)
      #expect(again.status == 200)
      let ids = try [made, again].map { reply in
        try #require(try reply.object()["refills"] as? [Any]).map { try Asked($0).id }.sorted()
      }
      #expect(ids[0].count == 2)
      #expect(ids[0] == ids[1])
      let other = try await clinic.put("/v1/requests/r1", ["patient": "p1", "prescriptions": ["rx2"]])
      #expect(other.status == 409)
      for (member, value, status) in [
        ("way", "pickUp" as Any, 409), ("pharmacy", ["endpoint": "nowhere"], 422),
      ] {
        let changed = body.merging([member: value]) { $1 }
        #expect(try await clinic.put("/v1/requests/r1", changed).status == status, "\(member)")
      }
      let stranger = Caller.client(try Clinic.system("south"))
      #expect(try await clinic.put("/v1/requests/r1", body, as: stranger).status == 422)
    }
  }

  @Test("A request's key gives the answer of then, however its refills have moved, and none to another body")
  func requestKeys() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let body = #"{"patient":"p1","prescriptions":["rx1"],"way":"mail"}"#
      let key = ["idempotency-key": "once"]
      let made = await clinic.ask("PUT", "/v1/requests/r1", body, headers: key)
      let refill = try Asked((try made.object()["refills"] as? [Any])?.first)
      #expect(await clinic.event(.patientCancel, on: refill, as: .localOperator).status == 200)
      let again = await clinic.ask("PUT", "/v1/requests/r1", body, headers: key)
      #expect(again.status == 201)
      #expect(again.text == made.text)
      #expect(again.header("Idempotent-Replayed") == "true")
      let unkeyed = await clinic.ask("PUT", "/v1/requests/r1", body)
      #expect(unkeyed.status == 200)
      #expect(unkeyed.text.contains("cancelled"))
      let other = #"{"patient":"p1","prescriptions":["rx1"],"way":"courier"}"#
      #expect(await clinic.ask("PUT", "/v1/requests/r1", other, headers: key).status == 422)
    }
  }

  @Test("A second refill of a prescription that is under way closes as a duplicate and says so")
  func duplicate() async throws {
    try await Clinic.open { clinic in
      let first = try await clinic.waiting("1")
      let reply = try await clinic.request("again", of: "1")
      let second = try Asked((try reply.object()["refills"] as? [Any])?.first)
      #expect(reply.status == 201)
      #expect(second.id != first.id)
      let refill = try clinic.now(second)
      #expect(!refill.isLive)
      let journal = try clinic.views.journal(of: refill.id, limit: 10)
      #expect(journal.map(\.entry.kind) == [.screeningFailed])
      let page = await clinic.ask("GET", "/p/refills/\(second.id)", as: try clinic.patientCaller("1"))
      #expect(page.text.contains("We already have a request for it."), "\(page.text)")
      #expect(try clinic.now(first).isLive)
    }
  }

  @Test("An imported refill is with a pharmacy and says nothing about the past")
  func imported() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let reply = try await clinic.put(
        "/v1/requests/r1",
        [
          "patient": "p1", "prescriptions": ["rx1"], "imported": true,
          "pharmacy": ["endpoint": "main-street", "items": ["rx1": "fill-7"]],
        ])
      let refill = try clinic.now(try Asked((try reply.object()["refills"] as? [Any])?.first))
      #expect(refill.record.pharmacy?.item == "fill-7")
      #expect(refill.record.importedAt == Clinic.start)
      #expect(try clinic.views.dispatches(of: refill.id, limit: 10).isEmpty)
    }
  }

  @Test("News about an order moves each of its lines, or none; another's order is not there")
  func orders() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      try await clinic.put("/v1/prescriptions/rx2", ["patient": "p1", "drug": "Other", "schedule": "none"])
      let made = try await clinic.put(
        "/v1/requests/r1",
        [
          "patient": "p1", "prescriptions": ["rx1", "rx2"], "imported": true,
          "pharmacy": ["endpoint": "main-street"],
        ])
      let refills = try #require(try made.object()["refills"] as? [Any]).map { try Asked($0) }
      let order: [String: Any] = ["endpoint": "main-street", "refills": refills.map(\.id)]
      #expect(try await clinic.put("/v1/orders/o1", order).status == 201)
      #expect(try await clinic.put("/v1/orders/o1", order).status == 200)
      let other = try await clinic.waiting("3", brand: "south")
      let south = Caller.client(try Clinic.system("south", [.system, .support]))
      let taken = try await clinic.put(
        "/v1/orders/o1", ["endpoint": "main-street", "refills": [other.id]], as: south)
      #expect(taken.status == 409)
      #expect(try await clinic.put("/v1/orders/o2", order, as: south).status == 404)

      let twice = [refills[0].id, refills[1].id, try clinic.now(refills[0]).record.external.text]
      let doubled = try await clinic.put("/v1/orders/o3", ["endpoint": "main-street", "refills": twice])
      #expect(doubled.status == 422 && doubled.text.contains("twice"))

      let ready = #"{"type":"pharmacy.ready","data":{"reason":"they called"}}"#
      #expect(await clinic.ask("POST", "/v1/orders/o1/events", ready, as: south).status == 404)
      let billing = Caller.client(try Clinic.system("north", [.billing]))
      #expect(await clinic.ask("POST", "/v1/orders/o1/events", ready, as: billing).status == 403)
      #expect(try refills.allSatisfy { try clinic.now($0).progress != .ready })
      let told = await clinic.ask("POST", "/v1/orders/o1/events", ready)
      #expect(told.status == 200, "\(told.text)")
      #expect(try refills.allSatisfy { try clinic.now($0).progress == .ready })
    }
  }

  @Test("A promise comes with a time as the API writes times, and a dispense with quantities that can be")
  func promise() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let made = try await clinic.put(
        "/v1/requests/r1",
        [
          "patient": "p1", "prescriptions": ["rx1"], "imported": true,
          "pharmacy": ["endpoint": "main-street"],
        ])
      let refill = try Asked((try made.object()["refills"] as? [Any])?.first)
      let told = await clinic.event(
        .promiseChanged, #"{"at":"2026-03-05T12:00:00-05:00"}"#, on: refill, as: .localOperator)
      #expect(told.status == 200, "\(told.text)")
      let at = try clinic.now(refill).record.moments[.promisedAt]
      #expect(at?.rfc3339 == "2026-03-05T17:00:00Z")
      let wrong = await clinic.event(.promiseChanged, #"{"at":"soon"}"#, on: refill, as: .localOperator)
      #expect(wrong.status == 400 && wrong.text.contains("RFC 3339"))
      let dispense = try await clinic.put("/v1/dispenses/d1", ["refill": refill.id, "wholeQuantity": -5])
      #expect(dispense.status == 400)
    }
  }

  @Test("Staff speak for a pharmacy by hand only with a reason")
  func byHand() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      let made = try await clinic.put(
        "/v1/requests/r1",
        ["patient": "p1", "prescriptions": ["rx1"], "imported": true, "pharmacy": ["endpoint": "by-phone"]])
      let refill = try Asked((try made.object()["refills"] as? [Any])?.first)
      let support = try await clinic.staff("s1", ["support"])
      let silent = await clinic.event(.pharmacyReady, on: refill, as: support)
      #expect(silent.status == 400)
      #expect(try silent.string("detail").contains("“data.reason”"))
      let told = await clinic.event(.pharmacyReady, #"{"reason":"they called"}"#, on: refill, as: support)
      #expect(told.status == 200)
      #expect(try told.string("progress") == "ready")
    }
  }
}
