import Refills
import Statecharts
import Testing

@Suite("What a source said and nobody can be sure of")
struct DoubtTests {
  private func unmapped() throws -> Desk {
    var desk = try Desk()
    try desk.reachPharmacy()
    try desk.hear(.pharmacyPreparing, at: "2026-03-02 12:00")
    try desk.hear(.pharmacyUnmapped, at: "2026-03-02 13:00")
    return desk
  }

  private func contradicted() throws -> Desk {
    var desk = try Desk()
    try desk.reachPharmacy()
    var report = try desk.news(seen: "2026-03-02 13:00", reportedAt: "2026-03-02 13:00")
    report.contradiction = "ready and cancelled"
    try desk.send(.pharmacyReady(report), by: .pharmacy, at: "2026-03-02 13:00")
    return desk
  }

  @Test("A word that nobody has mapped is marked since it was first heard, wherever the refill is")
  func marked() throws {
    var desk = try unmapped()
    #expect(desk.refill.record.unmappedAt == (try desk.place.at("2026-03-02 13:00")))
    try desk.hear(.pharmacyUnmapped, at: "2026-03-02 14:00")
    #expect(desk.refill.record.unmappedAt == (try desk.place.at("2026-03-02 13:00")))

    var early = try Desk()
    let report = try early.news(seen: "2026-03-02 10:30", reportedAt: "2026-03-02 10:30")
    #expect(
      try early.refusal(of: .pharmacyUnmapped(report), by: .pharmacy, at: "2026-03-02 10:30") == "unhandled")
    #expect(early.refill.record.isUnmapped)
  }

  @Test("The next word that is understood settles it, even one that changes nothing")
  func understood() throws {
    var desk = try unmapped()
    try desk.hear(.pharmacyReady, at: "2026-03-02 14:00")
    #expect(!desk.refill.record.isUnmapped)

    var still = try unmapped()
    let report = try still.news(seen: "2026-03-02 14:00", reportedAt: "2026-03-02 14:00")
    #expect(
      try still.refusal(of: .pharmacyPreparing(report), by: .pharmacy, at: "2026-03-02 14:00") == "ignored")
    #expect(!still.refill.record.isUnmapped)
  }

  @Test("An older word settles nothing")
  func outdated() throws {
    var desk = try unmapped()
    let report = try desk.news(seen: "2026-03-02 14:00", reportedAt: "2026-03-02 12:30")
    #expect(try desk.refusal(of: .pharmacyReady(report), by: .pharmacy, at: "2026-03-02 14:00") == "outdated")
    #expect(desk.refill.record.isUnmapped)
  }

  @Test("What staff say in the pharmacy's place settles it")
  func staff() throws {
    var desk = try unmapped()
    let word = Report(
      source: .staff, manner: .event, seenAt: try desk.place.at("2026-03-02 14:00"), status: "by hand",
      reason: "They called")
    try desk.send(.pharmacyReady(word), by: .support, at: "2026-03-02 14:00")
    #expect(!desk.refill.record.isUnmapped)
  }

  @Test("Support settles both by doing the task; another task settles neither")
  func done() throws {
    for (desk, cause) in [
      (try unmapped(), RefillChart.EventKind.pharmacyUnmapped), (try contradicted(), .pharmacyReady),
    ] {
      var desk = desk
      #expect(desk.refill.called == [.support])
      let other = TaskClosing(owner: .provider, cause: cause)
      try desk.send(.taskDone(other), by: .support, at: "2026-03-02 15:00")
      #expect(desk.refill.record.isUnsure || desk.refill.record.isUnmapped)
      try desk.send(
        .taskDone(TaskClosing(owner: .support, cause: cause)), by: .support, at: "2026-03-02 15:01")
      #expect(!desk.refill.record.isUnsure && !desk.refill.record.isUnmapped)
    }
  }

  @Test("While support has another report to look at, nothing is settled")
  func several() throws {
    var desk = try contradicted()
    try desk.hear(.pharmacyUnmapped, at: "2026-03-02 14:00")
    #expect(!desk.refill.record.isUnsure && desk.refill.record.isUnmapped)
    let first = TaskClosing(owner: .support, cause: .pharmacyReady)
    try desk.send(.taskDone(first), by: .support, at: "2026-03-02 15:00")
    #expect(desk.refill.record.isUnmapped)
  }
}
