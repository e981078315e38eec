import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Lists of the desk's work")
struct WorkListTests {
  private let start = StoreSample.start
  private let temporary: TemporaryDatabase
  private let owner: StaffID
  private let owned: Refill
  private let snoozed: Refill
  private let free: Refill

  init() throws {
    temporary = try TemporaryDatabase()
    var randomness = SystemRandomNumberGenerator()
    owner = StaffID(at: StoreSample.start, using: &randomness)
    var refills: [Refill] = []
    for number in 1...3 {
      var sample = try StoreSample(number)
      var refill = try sample.refill(.withProvider, runOut: StoreSample.start + .days(Int64(number)))
      refill.record.tasks = [StaffTask(owner: .support, cause: .screeningBegin, since: StoreSample.start)]
      if number == 1 { refill.record.owner = WorkOwner(staff: owner, since: start, by: "st") }
      if number == 2 {
        refill.record.snooze = Snooze(until: start + .hours(5), reason: "Later.", by: "st", at: start)
      }
      refills.append(refill)
      try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
    }
    (owned, snoozed, free) = (refills[0], refills[1], refills[2])
  }

  private func list(_ change: (inout RefillFilter) -> Void) throws -> [RefillID] {
    var filter = RefillFilter(brands: [try StoreSample.name("north")], isLive: true)
    change(&filter)
    let views = temporary.database.views
    let found = try views.refills(matching: filter, after: nil, limit: 10).refills.map(\.id)
    #expect(try views.count(matching: filter, limit: 10) == found.count)
    return found
  }

  @Test("Hold what somebody has taken, and what nobody has put off until later")
  func lists() throws {
    #expect(try list { $0.owners = [owner] } == [owned.id])
    #expect(try list { $0.rest = .snoozed(start) } == [snoozed.id])
    #expect(try list { $0.rest = .awake(start) } == [owned.id, free.id])
    #expect(try list { $0.rest = .awake(start + .hours(5)) } == [owned.id, snoozed.id, free.id])
    #expect(try list { $0.rest = .snoozed(start + .hours(5)) }.isEmpty)
    let isReview: (inout RefillFilter) -> Void = { $0.progress = [.withProvider] }
    #expect(
      try list {
        isReview(&$0); $0.rest = .awake(start)
      } == [owned.id, free.id])
    #expect(
      try list {
        isReview(&$0); $0.rest = .snoozed(start)
      } == [snoozed.id])
    #expect(
      try list {
        $0.task = .support; $0.rest = .awake(start)
      } == [owned.id, free.id])
    #expect(
      try list {
        $0.owners = [owner]; $0.rest = .awake(start)
      } == [owned.id])
    #expect(
      try list {
        $0.owners = [owner]; $0.brands = []
      }.isEmpty)
  }

  @Test("Follow what is decided")
  func moving() throws {
    var next = try StoreSample.next(snoozed, .withProvider)
    next.record.snooze = nil
    next.record.owner = WorkOwner(staff: owner, since: start, by: "st")
    try temporary.store.commit([.decision(StoreSample.decision(next))])
    #expect(try list { $0.rest = .snoozed(start) }.isEmpty)
    #expect(try list { $0.owners = [owner] } == [owned.id, snoozed.id])
  }
}
