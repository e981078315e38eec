import Refills
import Statecharts
import Store
import Testing

extension RefillStoreSuite {
  static let answerCases: [Case] = [
    Case("An answer is given again for thirty days") { system in
      let key = AnswerKey(client: "clinic", key: "k-1")
      let answer = StoredAnswer(
        key: key, requestDigest: [1, 2], status: 201, body: Array("made".utf8), at: StoreSample.start)
      try system.store.commit([.answer(answer)])
      try system.reopen(at: StoreSample.start)
      let end = StoreSample.start + StoredAnswer.keptFor
      #expect(try system.store.answer(to: key, at: end - .milliseconds(1)) == answer)
      #expect(try system.store.answer(to: key, at: end) == nil)
      #expect(
        try system.store.answer(to: AnswerKey(client: "other", key: "k-1"), at: StoreSample.start) == nil)
    },
    Case("A key that was answered takes no second answer while the first is kept") { system in
      let key = AnswerKey(client: "clinic", key: "k-1")
      func answer(_ status: Int, at moment: Instant) -> Write {
        .answer(StoredAnswer(key: key, requestDigest: [1], status: status, body: [], at: moment))
      }
      try system.store.commit([answer(201, at: StoreSample.start)])
      let soon = StoreSample.start + .days(1)
      #expect(refusal { try system.store.commit([answer(409, at: soon)]) } == .conflict)
      #expect(try system.store.answer(to: key, at: soon)?.status == 201)
      let late = StoreSample.start + StoredAnswer.keptFor
      try system.store.commit([answer(202, at: late)])
      #expect(try system.store.answer(to: key, at: late)?.status == 202)
    },
  ]

  static let streamCases: [Case] = [
    Case("The journal is read in order, refusals included") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let decision = StoreSample.decision(refill, timers: [timer(due: 60)], payload: "{\"note\":\"x\"}")
      let refused = StoreSample.entry(refill, refusal: "guarded")
      try system.store.commit(sample.directory + [.decision(decision), .refusal(refused)])
      let rows = try system.store.journal(after: 0, limit: 10)
      #expect(rows.map(\.entry) == [decision.entry, refused])
      let first = try #require(rows.first)
      #expect(try system.store.journal(after: first.sequence, limit: 10).map(\.entry) == [refused])
      #expect(try system.store.journal(after: 0, limit: 1) == [first])
    },
    Case("A refusal on a refill that is not known is refused") { system in
      var sample = try StoreSample()
      let entry = StoreSample.entry(try sample.refill(), refusal: "guarded")
      #expect(refusal { try system.store.commit([.refusal(entry)]) } == .conflict)
    },
    Case("A consumer's cursor survives a restart") { system in
      try system.store.commit([.cursor(consumer: "billing", sequence: 4)])
      try system.store.commit([.cursor(consumer: "billing", sequence: 7)])
      try system.reopen(at: StoreSample.start)
      #expect(try system.store.cursor(of: "billing") == 7)
      #expect(try system.store.cursor(of: "scheduling") == 0)
    },
    Case("What a consumer could not take leaves in order, apart from other consumers") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let start = StoreSample.start
      try system.store.commit(
        sample.directory + [
          .decision(StoreSample.decision(refill)),
          .parked(consumer: "billing", refill: refill.id, sequence: 1, at: start),
          .parked(consumer: "billing", refill: refill.id, sequence: 2, at: start),
          .parked(consumer: "scheduling", refill: refill.id, sequence: 1, at: start),
        ])
      let rows = try system.store.claimDispatches(at: start, lease: .minutes(1), limit: 10)
      #expect(rows.map(\.lane) == ["stream:billing", "stream:scheduling"])
      #expect(rows.map(\.sequence) == [1, 1])
    },
  ]
}
