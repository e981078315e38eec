import Refills
import Statecharts
import Store
import Testing

extension RefillStoreSuite {
  static let rawAnswerCases: [Case] = [
    Case("An answer is kept as it came, word for word, beside the row of its input") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let text = "{\"a\":\"\\u0000é\\n 1 2\\n\",\"b\":1.10}"
      let heard = try StoreSample.answer(
        about: refill.id, status: "in\nwork 3", reason: "", contradiction: "both", text: text)
      let nothing = try StoreSample.answer(about: refill.id, event: nil, status: "", text: "")
      try system.store.commit(
        sample.directory + [
          .decision(StoreSample.decision(refill)),
          .heard(heard, of: sample.patient.id, refusal: nil, isJournaled: true),
          .refusal(StoreSample.entry(refill, refusal: "outdated")),
          .heard(heard, of: sample.patient.id, refusal: "outdated", isJournaled: true),
          .heard(nothing, of: sample.patient.id, refusal: nil, isJournaled: false),
          .heard(heard, of: sample.patient.id, refusal: "ask-again", isJournaled: false),
        ])
      try system.reopen(at: StoreSample.start)
      let rows = try system.store.journal(after: 0, limit: 10).map(\.sequence)
      #expect(rows.count == 2)
      #expect(
        try system.answers(of: refill.id) == [
          HeardAnswer(heard, refusal: "ask-again", sequence: nil),
          HeardAnswer(nothing, refusal: nil, sequence: nil),
          HeardAnswer(heard, refusal: "outdated", sequence: rows.last),
          HeardAnswer(heard, refusal: nil, sequence: rows.first),
        ])
    },
    Case("The last ten answers of a refill are kept, whatever else comes about others") { system in
      var (sample, other) = (try StoreSample(1), try StoreSample(2))
      let (refill, quiet) = (try sample.refill(), try other.refill())
      try system.store.commit(
        sample.directory + other.directory + [
          .decision(StoreSample.decision(refill)), .decision(StoreSample.decision(quiet)),
          .heard(
            try StoreSample.answer(about: quiet.id), of: other.patient.id, refusal: nil, isJournaled: true),
        ])
      for number in 1...23 {
        try system.store.commit([
          .heard(
            try StoreSample.answer(about: refill.id, text: "\(number)"), of: sample.patient.id, refusal: nil,
            isJournaled: false)
        ])
      }
      #expect(try system.answers(of: refill.id).map(\.answer.text) == (14...23).reversed().map { "\($0)" })
      #expect(try system.answers(of: quiet.id).count == 1)
    },
    Case("An answer whose input fails is not kept") { system in
      var sample = try StoreSample()
      let refill = try sample.refill()
      let late = StoreSample.decision(try StoreSample.next(refill, .cancelled))
      let heard = Write.heard(
        try StoreSample.answer(about: refill.id), of: sample.patient.id, refusal: nil, isJournaled: true)
      try system.store.commit(sample.directory + [.decision(StoreSample.decision(refill)), .decision(late)])
      #expect(refusal { try system.store.commit([heard, .decision(late)]) } == .conflict)
      #expect(try system.answers(of: refill.id).isEmpty)
    },
    Case("An answer about a refill that is not known is refused") { system in
      var sample = try StoreSample()
      try system.store.commit(sample.directory)
      let heard = Write.heard(
        try StoreSample.answer(about: try sample.refill().id), of: sample.patient.id, refusal: nil,
        isJournaled: false)
      #expect(refusal { try system.store.commit([heard]) } == .conflict)
    },
  ]
}
