import Dispatch
import Refills
import Statecharts
import Store
import Synchronization
import Testing

/// What is written while the caller goes on.
extension RefillStoreSuite {
  static let asideCases: [Case] = [
    Case("What was prepared and is written aside is on disk when that is told") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let next = try StoreSample.next(refill, .screening)
      let made = try system.store.prepare(sample.directory + [.decision(StoreSample.decision(refill))])
      #expect(code(of: made, writtenAside: system.store) == nil)
      #expect(try system.store.refill(refill.id) == refill)
      let later = try system.store.prepare([.decision(StoreSample.decision(next))])
      try system.store.commit(later)
      try system.reopen(at: StoreSample.start)
      #expect(try system.store.refill(refill.id) == next)
    },
    Case("What is refused aside leaves nothing, and the next finds what was there before") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      try system.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
      let next = try StoreSample.next(refill, .screening)
      let twice = try system.store.prepare([
        .decision(StoreSample.decision(next)), .cursor(consumer: "billing", sequence: 9),
        .decision(StoreSample.decision(next)),
      ])
      #expect(code(of: twice, writtenAside: system.store) == .conflict)
      #expect(try system.store.refill(refill.id) == refill)
      #expect(try system.store.cursor(of: "billing") == 0)
      try system.store.commit([.decision(StoreSample.decision(next))])
      #expect(try system.store.refill(refill.id) == next)
    },
  ]

  /// Why it was not written; nil: it was.
  private static func code(
    of transaction: Transaction, writtenAside store: any RefillStore
  ) -> StoreError.Code? {
    let (told, ended) = (Told(), DispatchSemaphore(value: 0))
    store.commit(transaction) { result in
      if case .failure(let error) = result { told.code.withLock { $0 = error.code } }
      ended.signal()
    }
    ended.wait()
    return told.code.withLock(\.self)
  }

  private final class Told: Sendable {
    let code = Mutex<StoreError.Code?>(nil)
  }
}
