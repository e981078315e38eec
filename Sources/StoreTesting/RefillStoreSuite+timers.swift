import Refills
import Statecharts
import Store
import Testing

extension RefillStoreSuite {
  static let timerCases: [Case] = [
    Case("A restart changes no due time") { system in
      var sample = try StoreSample()
      let decision = StoreSample.decision(
        try sample.refill(), timers: [timer(due: 60), timer(.prescriptionEnds, occurrence: 2, due: 5)])
      try system.store.commit(sample.directory + [.decision(decision)])
      let later = StoreSample.start + .days(2)
      try system.reopen(at: later)
      #expect(try system.store.nextTimerDue() == StoreSample.start + .seconds(5))
      let due = try system.store.dueTimers(at: later, limit: 10)
      #expect(due.map(\.clock) == [.prescriptionEnds, .screeningDue])
      #expect(due.map(\.occurrence) == [2, 1])
      #expect(due.map(\.due) == [StoreSample.start + .seconds(5), StoreSample.start + .seconds(60)])
    },
    Case("A clock is due from its time on, and not before") { system in
      var sample = try StoreSample()
      let decision = StoreSample.decision(try sample.refill(), timers: [timer(due: 60)])
      try system.store.commit(sample.directory + [.decision(decision)])
      let due = StoreSample.start + .seconds(60)
      #expect(try system.store.dueTimers(at: due - .milliseconds(1), limit: 10).isEmpty)
      #expect(try system.store.dueTimers(at: due, limit: 10).count == 1)
      #expect(try system.store.dueTimers(at: due, limit: 0).isEmpty)
    },
    Case("A clock that is armed again has one row, and none once it is stopped") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let next = try StoreSample.next(refill, .received)
      try system.store.commit(
        sample.directory + [
          .decision(StoreSample.decision(refill, timers: [timer(due: 60)])),
          .decision(StoreSample.decision(next, timers: [timer(occurrence: 2, due: 90, replacing: 60)])),
        ])
      let due = try system.store.dueTimers(at: StoreSample.start + .days(1), limit: 10)
      #expect(due.map(\.occurrence) == [2])
      let last = StoreSample.decision(
        try StoreSample.next(next, .cancelled), timers: [timer(occurrence: 2, due: nil, replacing: 90)])
      try system.store.commit([.decision(last)])
      #expect(try system.store.nextTimerDue() == nil)
    },
  ]
}
