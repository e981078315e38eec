import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("What the writer keeps of refills")
struct LiveRefillTests {
  private let temporary: TemporaryDatabase
  private var sample: StoreSample
  private let first: Refill
  private var store: any RefillStore { temporary.store }

  init() throws {
    temporary = try TemporaryDatabase()
    sample = try StoreSample()
    first = try sample.refill(promised: StoreSample.start)
    try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(first))])
  }

  @Test("It is what was committed last, and what the file holds")
  func lastCommitted() throws {
    #expect(try store.refill(first.id) == first)
    var next = try StoreSample.next(first, .withProvider)
    next.record.moments[.promisedAt] = StoreSample.start + .days(1)
    try store.commit([.decision(StoreSample.decision(next))])
    #expect(try store.refill(first.id) == next)
    #expect(try temporary.database.views.refill(first.id) == next)
    try temporary.reopen()
    #expect(try temporary.store.refill(first.id) == next)
  }

  @Test("A transaction that is undone leaves it as it was, and the same can be written after it")
  func undone() throws {
    #expect(try store.refill(first.id) == first)
    let next = try StoreSample.next(first, .withProvider)
    var late = try StoreSample.next(next, .preparing)
    late.version += 1
    #expect(throws: StoreError.self) {
      try store.commit([.decision(StoreSample.decision(next)), .decision(StoreSample.decision(late))])
    }
    #expect(try store.refill(first.id) == first)
    try store.commit([.decision(StoreSample.decision(next))])
    #expect(try store.refill(first.id) == next)
  }

  @Test("After a refused try and a message that was sent again, each row still names the one before it")
  func chains() throws {
    let notice = Dispatch.notice(.received, isCorrection: false)
    var next = try StoreSample.next(first, .withProvider)
    try store.commit([.decision(StoreSample.decision(next, dispatches: [notice]))])
    let claimed = try store.claimDispatches(at: StoreSample.start, lease: .minutes(1), limit: 1)
    let message = try #require(claimed.first)
    _ = try store.settle(
      [Settlement(id: message.id, attempt: message.attempt, result: .dead(error: "gone"))],
      at: StoreSample.start)
    for _ in 0..<2 {
      _ = try store.refill(first.id)
      try store.commit([
        .refusal(StoreSample.entry(next, refusal: "guarded")), .revive(message.id, at: StoreSample.start),
      ])
      _ = try store.refill(first.id)
      next = try StoreSample.next(next, .preparing)
      try store.commit([.decision(StoreSample.decision(next, dispatches: [notice]))])
      let waiting = try store.claimDispatches(at: StoreSample.start, lease: .minutes(1), limit: 9)
      #expect(waiting.map(\.id) == [message.id], "what came later waits behind what is sent again")
      _ = try store.settle(
        [Settlement(id: message.id, attempt: waiting[0].attempt, result: .dead(error: "gone"))],
        at: StoreSample.start)
    }
    #expect(try temporary.database.views.journal(of: first.id, limit: 10).count == 6)
  }

  @Test("Nothing is left of an erased patient's")
  func erased() throws {
    let closed = try StoreSample.next(first, .cancelled)
    try store.commit([.decision(StoreSample.decision(closed))])
    #expect(try store.refill(first.id) == closed)
    _ = try temporary.database.erase(
      sample.patient.id, reason: "asked", retention: .days(0), at: StoreSample.start + .days(1))
    #expect(try store.refill(first.id) == nil)
  }
}
