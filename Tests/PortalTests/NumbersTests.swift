import Foundation
import Portal
import Refills
import Statecharts
import StoreTesting
import Testing

@Suite("The clinic's numbers", .timeLimit(.minutes(1)))
struct NumbersTests {
  private func lines(_ clinic: Clinic, as lead: Caller, of period: String = "month") async -> [String] {
    let file = await clinic.ask("GET", "/desk/numbers.csv", as: lead, query: ["of": period])
    #expect(file.status == 200 && file.header("content-type") == "text/csv; charset=utf-8", "\(file.text)")
    return file.text.split(separator: "\r\n").map(String.init)
  }

  @Test("Half, and nine of ten, of the stays in a stage took up to so long")
  func stages() async throws {
    try await Clinic.open { clinic in
      let provider = try await clinic.staff("d1", ["provider"])
      for (number, hours) in [1, 2, 7].enumerated() {
        let refill = try await clinic.waiting("\(number)")
        clinic.time.advance(by: .hours(Int64(hours)))
        #expect(await clinic.event(.providerApprove, on: refill, as: provider).status == 200)
      }
      let lead = try await clinic.staff("l1", ["lead"])
      let lines = await lines(clinic, as: lead)
      for line in [
        "stage-stays,reviewPending,3,stays", "stage-median,reviewPending,2.00,hours",
        "stage-90th,reviewPending,7.00,hours", "stage-median,requested,0.00,hours",
      ] { #expect(lines.contains(line), "\(line) in \(lines)") }
      let page = await clinic.ask("GET", "/desk/numbers", as: lead)
      #expect(page.text.contains("review pending: 2 h, 7 h") && page.text.contains("<td>7 h</td>"))
    }
  }

  /// With the pharmacy from now on.
  private func sent(_ id: String, _ clinic: Clinic) async throws -> Asked {
    try await clinic.patient(id)
    let reply = try await clinic.put(
      "/v1/requests/rq\(id)",
      [
        "patient": "p\(id)", "prescriptions": ["rx\(id)"], "way": "pickUp", "imported": true,
        "pharmacy": ["endpoint": "main-street"],
      ])
    return try Asked((try reply.object()["refills"] as? [Any])?.first)
  }

  private func isReady(_ refill: Asked, _ clinic: Clinic) async throws {
    let reply = await clinic.event(
      .pharmacyReady, #"{"reason":"they called"}"#, on: refill, as: try await clinic.staff("s1", ["support"]),
      headers: ["if-match": ""])
    #expect(reply.status == 200, "\(reply.text)")
  }

  @Test(
    "A stay that ended before the time that is asked for does not count; one that only began before it does")
  func window() async throws {
    try await Clinic.open { clinic in
      let (early, long) = (try await sent("1", clinic), try await sent("2", clinic))
      clinic.time.advance(by: .hours(1))
      try await isReady(early, clinic)
      clinic.time.advance(by: .days(3))
      try await isReady(long, clinic)
      clinic.time.advance(by: .days(5))
      let lines = await lines(clinic, as: try await clinic.staff("l1", ["lead"]), of: "week")
      #expect(lines.contains("stage-stays,sentToPharmacy,1,stays"), "\(lines)")
      #expect(lines.contains("stage-median,sentToPharmacy,73.00,hours"), "\(lines)")
    }
  }

  @Test("A stay that began before twice the time that is asked for was so long, or more")
  func longStay() async throws {
    try await Clinic.open { clinic in
      let long = try await sent("1", clinic)
      clinic.time.advance(by: .days(2))
      _ = try await sent("2", clinic)
      clinic.time.advance(by: .days(13))
      try await isReady(long, clinic)
      let lines = await lines(clinic, as: try await clinic.staff("l1", ["lead"]), of: "week")
      #expect(lines.contains("stage-median,sentToPharmacy,312.00,hours or more"), "\(lines)")
    }
  }

  @Test("A pharmacy's late refills, of those that moved there; and whom something is asked of")
  func late() async throws {
    try await Clinic.open { clinic in
      let refill = try await sent("1", clinic)
      clinic.time.advance(by: .days(31))
      while try clinic.now(refill).regions.pace != .late { await Task.yield() }
      let lines = await lines(clinic, as: try await clinic.staff("l1", ["lead"]))
      for line in [
        "pharmacy-moved,main-street,1,refills", "pharmacy-late,main-street,1,refills",
        "pharmacy-late-share,main-street,100.00,percent",
      ] { #expect(lines.contains(line), "\(line) in \(lines)") }
    }
  }

  @Test(
    "Pages that patients opened count as questions that nobody had to answer, and are good for ten minutes")
  func views() async throws {
    try await Clinic.open { clinic in
      _ = try await clinic.waiting("1")
      let lead = try await clinic.staff("l1", ["lead"])
      #expect(await lines(clinic, as: lead).contains("page-views,patients,0,pages"))
      for _ in 0..<3 { _ = await clinic.ask("GET", "/p", as: try clinic.patientCaller("1")) }
      #expect(await lines(clinic, as: lead).contains("page-views,patients,0,pages"), "kept")
      clinic.time.advance(by: .minutes(11))
      #expect(await lines(clinic, as: lead).contains("page-views,patients,3,pages"))
    }
  }

  @Test("Another brand's refills are not in them, and others than leads and administrators see none")
  func others() async throws {
    try await Clinic.open { clinic in
      let refill = try await clinic.waiting("1")
      clinic.time.advance(by: .hours(1))
      let provider = try await clinic.staff("d1", ["provider"])
      #expect(await clinic.event(.providerApprove, on: refill, as: provider).status == 200)
      let south = try await clinic.staff("l2", ["lead"], brand: "south")
      #expect(await !lines(clinic, as: south).contains { $0.hasPrefix("stage-") || $0.hasPrefix("patient-") })
      let page = await clinic.ask("GET", "/desk/numbers", as: south)
      #expect(page.text.contains("No stay in a stage ended in this time."))
      for role in ["provider", "support", "privacy"] {
        let member = try await clinic.staff("x-\(role)", [role])
        #expect(await clinic.ask("GET", "/desk/numbers", as: member).status == 403)
        #expect(await clinic.ask("GET", "/desk/numbers.csv", as: member).status == 403)
        #expect(await !clinic.ask("GET", "/desk", as: member).text.contains("/desk/numbers"))
      }
    }
  }
}
