import Foundation
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("Who is shown whose data is on record before it leaves", .timeLimit(.minutes(1)))
struct ReadRecordTests {
  private func reads(of id: String, in clinic: Clinic) throws -> [ReadRecord] {
    guard case .patient(let patient) = try clinic.patientCaller(id) else { return [] }
    return try clinic.views.readGroups(of: patient, since: Clinic.start, limit: 1000).flatMap {
      Array(repeating: $0.last, count: $0.count)
    }
  }

  /// Routes that answer with something of a patient's, as staff, systems and patients ask for it.
  private func asking(_ refill: Asked, _ clinic: Clinic) async throws -> [(Caller, String, String)] {
    let desk = try await clinic.staff("d1", ["support", "privacy"])
    let system = Caller.client(try Clinic.system("north"))
    let patient = try clinic.patientCaller("1")
    guard case .patient(let id) = patient else { return [] }
    return [
      (desk, "/desk", "GET /desk"),
      (desk, "/desk/refills/\(refill.id)", "GET /desk/refills/{id}"),
      (desk, "/desk/refills/\(refill.id)/chart", "GET /desk/refills/{id}/chart"),
      (desk, "/desk/privacy/patients/\(id)", "GET /desk/privacy/patients/{id}"),
      (system, "/v1/refills", "GET /v1/refills"),
      (system, "/v1/refills/\(refill.id)", "GET /v1/refills/{id}"),
      (system, "/v1/refills/\(refill.id)/thread", "GET /v1/refills/{id}/thread"),
      (.localOperator, "/v1/patients/p1/messages", "GET /v1/patients/{id}/messages"),
      (patient, "/p", "GET /p"),
      (patient, "/p/refills/\(refill.id)", "GET /p/refills/{id}"),
    ]
  }

  @Test("Each page and answer about a patient: by whom, by which route, when")
  func recorded() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      for (caller, path, route) in try await asking(refill, clinic) {
        let before = try reads(of: "1", in: clinic).count
        let reply = await clinic.ask("GET", path, as: caller)
        #expect(reply.status == 200, "\(path): \(reply.text)")
        let reads = try reads(of: "1", in: clinic)
        #expect(reads.count == before + 1, "\(path)")
        let read = try #require(reads.first { $0.route == route }, "\(path)")
        #expect(read.reader.name == caller.name && read.at == clinic.time.now())
        #expect(!path.contains(refill.id) || read.refill != nil, "\(path)")
      }
    }
  }

  @Test("A search on the desk and one for privacy, for each patient that is found")
  func searches() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      _ = try await clinic.waiting("2")
      let desk = try await clinic.staff("d1", ["support", "privacy"])
      for path in ["/desk/find", "/desk/privacy"] {
        #expect(await clinic.submit(path, ["q": "Testa"], as: desk).status == 200)
        for id in ["1", "2"] {
          let read = try #require(try reads(of: id, in: clinic).first { $0.route == "POST \(path)" })
          #expect(read.patients.count == 2)
        }
        #expect(await clinic.submit(path, ["q": "Nobody"], as: desk).status == 200)
      }
      #expect(try reads(of: "1", in: clinic).filter { $0.route.hasPrefix("POST /desk") }.count == 2)
    }
  }

  @Test("What is refused, not there, unchanged or about nobody is no read")
  func nothingShown() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let stranger = try await clinic.staff("d2", ["support"], brand: "south")
      let system = Caller.client(try Clinic.system("north"))
      for (caller, path, status) in [
        (stranger, "/desk/refills/\(refill.id)", 404), (stranger, "/desk", 200),
        (stranger, "/desk/board", 200), (system, "/v1/refills/rf_no", 404), (system, "/v1/events", 200),
        (system, "/v1/endpoints", 200),
      ] {
        #expect(await clinic.ask("GET", path, as: caller).status == status, "\(path)")
      }
      let same = await clinic.ask(
        "GET", "/v1/refills/\(refill.id)", as: system, headers: ["if-none-match": refill.tag])
      #expect(same.status == 304)
      #expect(try reads(of: "1", in: clinic).map(\.route) == ["PUT /v1/requests/{id}"])
    }
  }

  @Test("Where it cannot be written down nothing is shown, but to the patient their own")
  func unwritten() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let asking = try await asking(refill, clinic)
      await clinic.door.stop()
      for (caller, path, _) in asking {
        let reply = await clinic.ask("GET", path, as: caller)
        if case .patient = caller {
          #expect(reply.status == 200, "\(path)")
        } else {
          #expect(reply.status == 503, "\(path)")
          #expect(!reply.text.contains("Testa") && !reply.text.contains(refill.id), "\(path)")
          #expect(reply.text.contains("written down who reads it"), "\(reply.text)")
        }
      }
    }
  }

  @Test(
    "What a change answers is written with the change; asked again, or answered again, it is a read again")
  func writes() async throws {
    try await Clinic.open { clinic in
      try await clinic.patient("1")
      func routes() throws -> [String] { try reads(of: "1", in: clinic).map(\.route) }
      _ = try await clinic.request("rq1", of: "1")
      #expect(try routes() == ["PUT /v1/requests/{id}"])
      #expect(try await clinic.request("rq1", of: "1").status == 200)
      #expect(try routes().count == 2)
      let system = Caller.client(try Clinic.system("north"))
      let made = try #require(try clinic.views.refill(external: try StoreSample.name("rq1/rx1")))
      let refill = "/v1/refills/\(made.id)"
      let body = #"{"type":"patient.unreached"}"#
      for count in 1...2 {
        let reply = await clinic.ask(
          "POST", refill + "/events", body, as: system, headers: ["if-match": "*", "idempotency-key": "k1"])
        #expect(try routes().filter { $0 == "POST /v1/refills/{id}/events" }.count == count, "\(reply.text)")
      }
    }
  }

  @Test("A page that stays open and shows the same is one look an hour; another patient on it is another")
  func openPages() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let desk = try await clinic.staff("d1", ["support"])
      func look(_ headers: [String: String]) async throws -> Int {
        _ = await clinic.ask("GET", "/desk", as: desk, headers: headers)
        return try reads(of: "1", in: clinic).filter { $0.route == "GET /desk" }.count
      }
      let live = ["refilld-live": "1"]
      #expect(try await look(live) == 1)
      #expect(try await look(live) == 1)
      #expect(try await look([:]) == 2, "somebody asked for it")
      clinic.time.advance(by: .minutes(59))
      #expect(try await look(live) == 2)
      clinic.time.advance(by: .minutes(1))
      #expect(try await look(live) == 3)
      _ = try await clinic.waiting("2")
      #expect(try await look(live) == 4)
    }
  }

  @Test("A form of a page, and a refusal, show nobody")
  func forms() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      let provider = try await clinic.staff("d1", ["provider"])
      let before = try reads(of: "1", in: clinic).count
      let form = ["type": "provider.approve", "version": refill.version]
      for status in [303, 412] {
        let done = await clinic.submit("/desk/refills/\(refill.id)/events", form, as: provider)
        #expect(done.status == status, "\(done.text)")
      }
      #expect(await clinic.event(.providerApprove, on: refill, as: provider).status == 412)
      let other = try await clinic.put(
        "/v1/requests/rq1", ["patient": "p1", "prescriptions": ["rx1"], "way": "mail"])
      #expect(other.status == 409)
      #expect(try reads(of: "1", in: clinic).count == before)
    }
  }
}
