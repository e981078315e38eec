import Refills
import Statecharts
import Testing

@Suite("Checks on a request")
struct ScreeningTests {
  private let filled = Instant(milliseconds: 1_772_000_000_000)

  private func prescription(
    schedule: DrugSchedule = .none, repeats: Int? = 3, fills: Int = 1, supply: Int? = 30, filled: Bool = true,
    ends: Span? = .days(300), discontinued: Bool = false
  ) throws -> Prescription {
    var randomness = SystemRandomNumberGenerator()
    return Prescription(
      id: PrescriptionID(at: self.filled, using: &randomness), external: try #require(ExternalID("rx-1")),
      patient: PatientID(at: self.filled, using: &randomness), drug: "Testamine", schedule: schedule,
      repeatsAllowed: repeats, completedFills: fills, daysSupply: supply,
      lastFilledAt: filled ? self.filled : nil,
      endsAt: ends.map { self.filled + $0 }, isDiscontinued: discontinued)
  }

  @Test("A request at the right time passes with nothing to see")
  func inTime() throws {
    #expect(Screening.check(try prescription(), liveRefill: nil, at: filled + .days(25)) == .passed([]))
  }

  @Test(
    "It is too soon until three quarters of the supply are used, and 85 % of a scheduled drug's",
    arguments: [
      (DrugSchedule.none, Int64(2250)), (.two, 2550), (.five, 2550), (.notGiven, 2550),
    ])
  func tooSoon(schedule: DrugSchedule, hundredthsOfDays: Int64) throws {
    let notBefore = filled + .milliseconds(hundredthsOfDays * 864_000)
    let prescription = try prescription(schedule: schedule)
    #expect(
      Screening.check(prescription, liveRefill: nil, at: notBefore - .milliseconds(1))
        == .failed(ScreeningFailure(reason: .tooSoon, notBefore: notBefore)))
    #expect(Screening.check(prescription, liveRefill: nil, at: notBefore) == .passed([]))
  }

  @Test("Numbers that no prescription has, stored before anybody looked, are reckoned with and break nothing")
  func absurd() throws {
    for number in [Int.min, -1, .max] {
      let prescription = try prescription(repeats: number, fills: number, supply: number)
      _ = Screening.check(prescription, liveRefill: nil, at: filled + .days(25))
      #expect(prescription.runOut == nil && (prescription.repeatsLeft ?? 0) >= 0)
      #expect(try self.prescription(repeats: 5, fills: number).repeatsLeft.map((0...5).contains) == true)
    }
  }

  @Test("A clinic may ask for four fifths")
  func ownShare() throws {
    let rules = try #require(ScreeningRules(usedPercent: 80, usedPercentIfScheduled: 90))
    let earliest = Screening.earliest(try prescription(), rules: rules)
    #expect(earliest == filled + .days(24))
    #expect(ScreeningRules(usedPercent: 101, usedPercentIfScheduled: 85) == nil)
    #expect(ScreeningRules(usedPercent: 75, usedPercentIfScheduled: -1) == nil)
  }

  @Test("A reason lets it pass to the person who decides, who sees both")
  func reason() throws {
    let outcome = Screening.check(
      try prescription(), liveRefill: nil, at: filled + .days(3), reason: "I travel for two months")
    #expect(
      outcome
        == .passed([.early(until: filled + .milliseconds(2250 * 864_000), reason: "I travel for two months")])
    )
    let blank = Screening.check(try prescription(), liveRefill: nil, at: filled + .days(3), reason: " \n")
    #expect(
      blank
        == .failed(
          ScreeningFailure(reason: .tooSoon, notBefore: filled + .milliseconds(2250 * 864_000))))
  }

  @Test("What is already on its way is not taken twice, whatever the reason")
  func duplicate() throws {
    var randomness = SystemRandomNumberGenerator()
    let other = RefillID(at: filled, using: &randomness)
    let outcome = Screening.check(
      try prescription(), liveRefill: other, at: filled + .days(25), reason: "I need it")
    #expect(outcome == .failed(ScreeningFailure(reason: .duplicate, other: other)))
  }

  @Test("What was discontinued is not taken, whatever the reason")
  func discontinued() throws {
    let outcome = Screening.check(
      try prescription(discontinued: true), liveRefill: nil, at: filled + .days(25), reason: "I need it")
    #expect(outcome == .failed(ScreeningFailure(reason: .discontinued)))
  }

  @Test("No repeats left, or an end that has passed, is a renewal and no refusal")
  func renewal() throws {
    let used = try prescription(repeats: 1, fills: 2)
    #expect(Screening.check(used, liveRefill: nil, at: filled + .days(25)) == .passed([.noRepeatsLeft]))
    let over = try prescription(ends: .days(20))
    #expect(
      Screening.check(over, liveRefill: nil, at: filled + .days(25)) == .passed([.ended(filled + .days(20))]))
    let last = try prescription(repeats: 1, fills: 1)
    #expect(Screening.check(last, liveRefill: nil, at: filled + .days(25)) == .passed([]))
  }

  @Test("What nobody gave goes to a person")
  func notGiven() throws {
    let bare = try prescription(repeats: nil, supply: nil, filled: false, ends: nil)
    #expect(
      Screening.check(bare, liveRefill: nil, at: filled)
        == .passed([.repeatsNotGiven, .endNotGiven, .daysSupplyNotGiven, .lastFillNotGiven]))
  }
}
