import Refills
import Statecharts
import Testing

@Suite("What was kept of a record")
struct KeptPartTests {
  /// It is destroyed where it was kept, not where it was read: what stood there has long gone.
  @Test("Stays as it was while the refill is changed and replaced", arguments: 0..<50)
  func stays(turn: Int) throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    try desk.hear(.pharmacyReady, at: "2026-03-03 10:00")
    let mover = desk.refill.record.movedBy
    let pharmacy = desk.refill.record.pharmacy
    let tasks = desk.refill.record.tasks
    try desk.hear(.pharmacyUnmapped, at: "2026-03-03 10:01")
    desk.refill.record.movedBy = nil
    desk.refill.record.pharmacy = PharmacyPlace(
      endpoint: try Desk.pharmacy, item: "the fill of turn \(turn), by its long name")
    #expect(mover?.status == "pharmacy.ready")
    #expect(pharmacy?.item != desk.refill.record.pharmacy?.item)
    #expect(tasks != desk.refill.record.tasks)
    desk.refill = try Desk().refill
    let later = desk.refill.record.movedBy
    #expect(later != mover)
    #expect(pharmacy?.item == "item-1")
  }
}
