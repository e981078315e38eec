import Refills
import Statecharts
import Store
import Testing

extension RefillStoreSuite {
  private static func order() throws -> Dispatch {
    .pharmacy(.order, endpoint: try StoreSample.name("pharmacy"))
  }

  static let onceCases: [Case] = [
    Case("A repeatable row is claimed again when its lease is over") { system in
      try commit([.notice(.received, isCorrection: false)], to: system)
      let row = try #require(try claim(system).first)
      #expect(try system.store.nextDispatchDue() == StoreSample.start + .minutes(1))
      #expect(try claim(system, at: StoreSample.start + .seconds(59)).isEmpty)
      let again = try #require(try claim(system, at: StoreSample.start + .minutes(1)).first)
      #expect((again.id, again.attempt) == (row.id, 2))
      #expect(try system.store.abandonedOnceRows(at: StoreSample.start + .days(1)).isEmpty)
    },
    Case(
      "A repeatable row that a restart interrupted is claimed again at once"
    ) { system in
      try commit([.notice(.received, isCorrection: false)], to: system)
      let row = try #require(try claim(system).first)
      try system.reopen(at: StoreSample.start)
      let late = Settlement(id: row.id, attempt: row.attempt, result: .delivered)
      #expect(try system.store.settle([late], at: StoreSample.start) == [])
      let again = try #require(try claim(system).first)
      #expect((again.id, again.attempt) == (row.id, 2))
      #expect(try claim(system, at: StoreSample.start + .seconds(59)).isEmpty)
    },
    Case("An order that was claimed is never claimed again, and unknown once its lease is over") { system in
      try commit([try order()], to: system)
      let row = try #require(try claim(system).first)
      let end = StoreSample.start + .minutes(1)
      #expect(try system.store.abandonedOnceRows(at: end - .milliseconds(1)).isEmpty)
      #expect(try claim(system, at: StoreSample.start + .days(1)).isEmpty)
      #expect(try system.store.nextDispatchDue() == nil)
      // Until the door knows and it is settled, it is found again.
      #expect(try system.store.abandonedOnceRows(at: end).map(\.id) == [row.id])
      #expect(try system.store.abandonedOnceRows(at: end) == [row])
      let unknown = Settlement(id: row.id, attempt: row.attempt, result: .unknown(error: "lost"))
      #expect(try system.store.settle([unknown], at: end) == [0])
      #expect(try system.store.abandonedOnceRows(at: end).isEmpty)
      let late = Settlement(id: row.id, attempt: row.attempt, result: .delivered)
      #expect(try system.store.settle([late], at: end) == [])
    },
    Case("An order that a restart interrupted is unknown at once") { system in
      try commit([try order()], to: system)
      let row = try #require(try claim(system).first)
      #expect(try system.store.abandonedOnceRows(at: StoreSample.start).isEmpty)
      try system.reopen(at: StoreSample.start)
      #expect(try system.store.abandonedOnceRows(at: StoreSample.start).map(\.id) == [row.id])
      try system.reopen(at: StoreSample.start)
      #expect(try system.store.abandonedOnceRows(at: StoreSample.start).map(\.id) == [row.id])
    },
    Case("An order whose lease ran holds back the cancellation behind it until it is settled") { system in
      let cancel = Dispatch.pharmacy(.cancel, endpoint: try StoreSample.name("pharmacy"))
      try commit([try order(), cancel], to: system)
      _ = try claim(system)
      let later = StoreSample.start + .days(1)
      #expect(try claim(system, at: later).isEmpty)
      let order = try #require(try system.store.abandonedOnceRows(at: later).first)
      let unknown = Settlement(id: order.id, attempt: order.attempt, result: .unknown(error: "lost"))
      #expect(try system.store.settle([unknown], at: later) == [0])
      #expect(try claim(system, at: later).map(\.content) == [.dispatch(cancel)])
    },
  ]
}
