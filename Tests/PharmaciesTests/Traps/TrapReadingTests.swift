import Pharmacies
import Refills
import Statecharts
import Testing

@Suite("Traps in what pharmacies say: how they are read")
struct TrapReadingTests {
  @Test(
    "Each comes to its event, its times and its contradiction; none has a time of its own",
    arguments: Trap.all)
  func reading(trap: Trap) throws {
    let observation = try Read.fhir(trap.json(), zone: trap.zone)
    #expect(observation.event?.kind.rawValue == trap.event, "\(trap.means)")
    #expect((observation.report.contradiction != nil) == trap.contradicts, "\(trap.means)")
    #expect(observation.report.readyAt?.rfc3339 == trap.ready, "\(trap.means)")
    #expect(observation.report.handedOverAt?.rfc3339 == trap.handedOver, "\(trap.means)")
    // No meta.lastUpdated: when it was prepared or handed over does not say when this was written.
    #expect(observation.report.reportedAt == nil)
    #expect(observation.report.orderedBy == Read.asked)
    #expect(observation.unread.isEmpty)
  }
}
