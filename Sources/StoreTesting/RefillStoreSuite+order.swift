import Refills
import Statecharts
import Store
import Testing

extension RefillStoreSuite {
  private static let notices: [Dispatch] = [
    .notice(.received, isCorrection: false), .notice(.approved, isCorrection: false),
  ]

  static let orderCases: [Case] = [
    Case("Rows of a refill leave in order within a lane and independently between lanes") { system in
      let order = Dispatch.pharmacy(.readBack, endpoint: try StoreSample.name("pharmacy"))
      try commit(notices + [order], to: system)
      let claimed = try claim(system)
      #expect(claimed.map(\.content) == [.dispatch(notices[0]), .dispatch(order)])
      #expect(claimed.allSatisfy { $0.attempt == 1 && $0.state == .claimed && $0.sequence == 1 })
      #expect(try claim(system).isEmpty)
      try settle(claimed[0], .delivered, in: system)
      #expect(try claim(system).map(\.content) == [.dispatch(notices[1])])
    },
    Case("A row that waits for its next attempt holds back the rows behind it") { system in
      try commit(notices, to: system)
      let soon = StoreSample.start + .minutes(5)
      let first = try #require(try claim(system).first)
      try settle(first, .again(at: soon, error: "refused", counts: true), in: system)
      #expect(try claim(system).isEmpty)
      #expect(try system.store.nextDispatchDue() == soon)
      let again = try #require(try claim(system, at: soon).first)
      #expect((again.id, again.attempt, again.lastError) == (first.id, 2, "refused"))
    },
    Case("What a clock that was a year ahead has written does not wait for that year") { system in
      let ahead = StoreSample.start + .days(365)
      try commit(notices, to: system)
      let first = try #require(try claim(system).first)
      try settle(first, .again(at: ahead, error: "refused", counts: true), in: system)
      #expect(try claim(system).map(\.id) == [first.id])
      let second = try #require(try claim(system, at: StoreSample.start + .days(1)).first)
      try settle(second, .again(at: StoreSample.start + .days(7), error: "refused", counts: true), in: system)
      #expect(try claim(system).isEmpty)
    },
    Case("A correction does not wait behind a notice that waits for its hour") { system in
      let correction = Dispatch.notice(.correction, isCorrection: true)
      try commit([notices[0], correction], to: system)
      #expect(try claim(system).map(\.content) == [.dispatch(notices[0]), .dispatch(correction)])
    },
    Case("A row that was given up, withdrawn or lost holds back none") { system in
      for (number, result) in [
        Settlement.Result.dead(error: "gone"), .withdrawn(reason: "old"), .unknown(error: "?"),
      ]
      .enumerated() {
        try commit(notices, of: number + 1, to: system)
        let first = try #require(try claim(system).first)
        try settle(first, result, in: system)
        let second = try #require(try claim(system).first)
        #expect(second.refill == first.refill && second.content == .dispatch(notices[1]))
      }
    },
    Case("A settlement of an attempt that is over changes nothing") { system in
      try commit([notices[0]], to: system)
      let first = try #require(try claim(system).first)
      let later = StoreSample.start + .minutes(2)
      let second = try #require(try claim(system, at: later).first)
      #expect(second.id == first.id && second.attempt == 2)
      let settlements = [first, second].map { Settlement(id: $0.id, attempt: $0.attempt, result: .delivered) }
      #expect(try system.store.settle([settlements[0]], at: later) == [])
      #expect(try system.store.settle(settlements, at: later) == [1])
      #expect(try system.store.settle(settlements, at: later) == [])
    },
    Case("An attempt that only asked to wait is not counted, and a lost one is") { system in
      try commit([notices[0]], to: system)
      let lost = try #require(try claim(system).first)
      let later = StoreSample.start + .minutes(2)
      let second = try #require(try claim(system, at: later).first)
      try settle(second, .again(at: later, error: "busy", counts: false), in: system)
      let third = try #require(try claim(system, at: later).first)
      #expect((lost.attempt, second.attempt, third.attempt) == (1, 2, 2))
      #expect(
        try system.store.settle([Settlement(id: lost.id, attempt: 1, result: .delivered)], at: later) == [])
    },
    Case("A row that was given up is sent again by hand only") { system in
      try commit([notices[0]], to: system)
      let row = try #require(try claim(system).first)
      #expect(refusal { try system.store.commit([.revive(row.id, at: StoreSample.start)]) } == .conflict)
      try settle(row, .dead(error: "gone"), in: system)
      #expect(try system.store.nextDispatchDue() == nil)
      try system.store.commit([.revive(row.id, at: StoreSample.start)])
      let again = try claim(system)
      #expect(again.map(\.id) == [row.id] && again.map(\.lastError) == [nil])
    },
    Case("A row that was revived by hand leaves before those that came after it") { system in
      try commit(notices + [.notice(.ready, isCorrection: false)], to: system)
      let first = try #require(try claim(system).first)
      try settle(first, .dead(error: "gone"), in: system)
      let second = try #require(try claim(system).first)
      try settle(second, .delivered, in: system)
      try system.store.commit([.revive(first.id, at: StoreSample.start)])
      #expect(try claim(system).map(\.id) == [first.id])
      #expect(try claim(system).isEmpty)
    },
    Case("What is heard of a message stands with its row, and may bring it back before what came after it") {
      system in
      try commit(notices + [.notice(.ready, isCorrection: false)], to: system)
      let first = try #require(try claim(system).first)
      let again = Write.reported(first.id, "failed", again: StoreSample.start)
      #expect(refusal { try system.store.commit([again]) } == .conflict)
      try settle(first, .told("by post"), in: system)
      try system.store.commit([.reported(first.id, "heard", again: nil)])
      let second = try #require(try claim(system).first)
      try settle(second, .delivered, in: system)
      try system.store.commit([again])
      let back = try claim(system)
      #expect(back.map(\.id) == [first.id] && back.first?.lastError == "failed")
      #expect(try claim(system).isEmpty)
    },
    Case("What comes after a row that was revived by hand waits for it") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let old = StoreSample.decision(refill, dispatches: notices)
      try system.store.commit(sample.directory + [.decision(old)])
      let first = try #require(try claim(system).first)
      try settle(first, .dead(error: "gone"), in: system)
      try settle(try #require(try claim(system).first), .delivered, in: system)
      try system.store.commit([
        .revive(first.id, at: StoreSample.start),
        .decision(StoreSample.decision(try StoreSample.next(refill, .screening), dispatches: notices)),
      ])
      #expect(try claim(system).map(\.id) == [first.id])
      #expect(try claim(system).isEmpty)
    },
  ]

  /// A refill of its own for each number, with these dispatches.
  static func commit(_ dispatches: [Dispatch], of number: Int = 1, to system: any StoreUnderTest) throws {
    var sample = try StoreSample(number)
    let decision = StoreSample.decision(try sample.refill(), dispatches: dispatches)
    try system.store.commit(sample.directory + [.decision(decision)])
  }

  static func claim(_ system: any StoreUnderTest, at now: Instant = StoreSample.start) throws -> [DispatchRow]
  {
    try system.store.claimDispatches(at: now, lease: .minutes(1), limit: 10)
  }

  static func settle(_ row: DispatchRow, _ result: Settlement.Result, in system: any StoreUnderTest) throws {
    let settlement = Settlement(id: row.id, attempt: row.attempt, result: result)
    #expect(try system.store.settle([settlement], at: StoreSample.start) == [0])
  }
}
