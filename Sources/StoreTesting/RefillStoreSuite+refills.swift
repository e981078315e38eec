import Refills
import Statecharts
import Store
import Testing

extension RefillStoreSuite {
  static let refillCases: [Case] = [
    Case("A refill comes back as it was committed") { system in
      var sample = try StoreSample()
      let refill = try sample.refill(.withProvider, runOut: StoreSample.start + .days(9))
      try system.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
      try system.reopen(at: StoreSample.start)
      #expect(try system.store.refill(refill.id) == refill)
      #expect(try system.store.liveRefill(of: sample.prescription.id) == refill.id)
      #expect(try system.store.liveRefills(of: sample.patient.id, limit: 9) == [refill.id])
      #expect(try system.store.liveRefills(of: sample.patient.id, limit: 0).isEmpty)
    },
    Case("A later version replaces the one before it") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let next = try StoreSample.next(refill, .cancelled)
      try system.store.commit(
        sample.directory + [.decision(StoreSample.decision(refill)), .decision(StoreSample.decision(next))])
      #expect(try system.store.refill(refill.id) == next)
      #expect(try system.store.liveRefill(of: sample.prescription.id) == nil)
      #expect(try system.store.liveRefills(of: sample.patient.id, limit: 9).isEmpty)
    },
    Case("A commit is written as a whole or not at all") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      try system.store.commit(sample.directory)
      let code = refusal {
        try system.store.commit([
          .decision(StoreSample.decision(refill, timers: [Self.timer(due: 1)])),
          .cursor(consumer: "billing", sequence: 9),
          .decision(StoreSample.decision(refill)),
        ])
      }
      #expect(code == .conflict)
      #expect(try system.store.refill(refill.id) == nil)
      #expect(try system.store.nextTimerDue() == nil)
      #expect(try system.store.cursor(of: "billing") == 0)
      #expect(try system.store.journal(after: 0, limit: 10).isEmpty)
    },
    Case("A second live refill of a prescription is refused") { system in
      var sample = try StoreSample()
      let first = try sample.refill()
      let second = try sample.refill()
      try system.store.commit(sample.directory + [.decision(StoreSample.decision(first))])
      #expect(refusal { try system.store.commit([.decision(StoreSample.decision(second))]) } == .conflict)
      try system.store.commit([
        .decision(StoreSample.decision(try StoreSample.next(first, .cancelled))),
        .decision(StoreSample.decision(second)),
      ])
      #expect(try system.store.liveRefill(of: sample.prescription.id) == second.id)
    },
    Case("A decision on a version that has moved is refused") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let next = try StoreSample.next(refill, .screening)
      try system.store.commit(
        sample.directory + [.decision(StoreSample.decision(refill)), .decision(StoreSample.decision(next))])
      let late = StoreSample.decision(try StoreSample.next(refill, .cancelled))
      #expect(refusal { try system.store.commit([.decision(late)]) } == .conflict)
      #expect(try system.store.refill(refill.id) == next)
    },
    Case("A refill of a patient who is not known is refused") { system in
      var sample = try StoreSample()
      let decision = StoreSample.decision(try sample.refill())
      #expect(refusal { try system.store.commit([.decision(decision)]) } == .conflict)
    },
    Case("A commit that failed leaves nothing in the way of the next") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let late = StoreSample.decision(try StoreSample.next(refill, .cancelled))
      #expect(refusal { try system.store.commit(sample.directory + [.decision(late)]) } == .conflict)
      try system.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
      try system.reopen(at: StoreSample.start)
      #expect(try system.store.refill(refill.id) == refill)
    },
  ]

  /// The code with which the store refused; nil where it did not.
  static func refusal(_ body: () throws -> Void) -> StoreError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? StoreError)?.code
    }
  }

  /// - Parameters: `due` and `replaced` in seconds after the samples begin.
  static func timer(
    _ clock: RefillChart.Clock = .screeningDue, occurrence: Int64 = 1, due: Int64?,
    replacing replaced: Int64? = nil
  ) -> TimerChange {
    TimerChange(
      clock: clock, occurrence: occurrence, due: due.map { StoreSample.start + .seconds($0) },
      replacing: replaced.map { TimerChange.Place(due: StoreSample.start + .seconds($0), setAt: nil) })
  }
}
