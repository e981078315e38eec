import Refills
import Statecharts
import Testing

@Suite("What can be refilled")
struct RefillableTests {
  private let filled = Instant(milliseconds: 1_772_000_000_000)

  private func prescription(
    _ drug: String, repeats: Int? = 3, fills: Int = 1, supply: Int? = 30, ends: Span? = .days(300),
    discontinued: Bool = false
  ) throws -> Prescription {
    var randomness = SystemRandomNumberGenerator()
    return Prescription(
      id: PrescriptionID(at: filled, using: &randomness), external: try #require(ExternalID("rx-1")),
      patient: PatientID(at: filled, using: &randomness), drug: drug, schedule: .none,
      repeatsAllowed: repeats, completedFills: fills, daysSupply: supply, lastFilledAt: filled,
      endsAt: ends.map { filled + $0 }, isDiscontinued: discontinued)
  }

  private func offered(_ prescriptions: [Prescription], after span: Span, less: Span = .days(0))
    -> [Refillable]
  {
    Refillable.all(prescriptions, refills: [], at: filled + span - less)
  }

  @Test("What is due can be asked for at once, in the order of the names")
  func due() throws {
    let found = offered([try prescription("Zeta"), try prescription("Alpha")], after: .days(25))
    #expect(found.map(\.prescription.drug) == ["Alpha", "Zeta"])
    #expect(found.allSatisfy { $0.asking == .now && !$0.isRenewal && $0.last == nil })
  }

  @Test("What is due stands before what is too soon")
  func order() throws {
    let found = offered([try prescription("Alpha", supply: 90), try prescription("Zeta")], after: .days(25))
    #expect(found.map(\.prescription.drug) == ["Zeta", "Alpha"])
  }

  @Test("Before its day it takes a reason, to the millisecond of the screening")
  func early() throws {
    let (one, start) = (try prescription("Alpha"), Span.milliseconds(2250 * 864_000))
    #expect(
      offered([one], after: start, less: .milliseconds(1)).map(\.asking) == [.early(until: filled + start)])
    #expect(offered([one], after: start).map(\.asking) == [.now])
  }

  @Test("What is used up, over, or of unknown length takes a new prescription")
  func renewals() throws {
    for one in [
      try prescription("Alpha", repeats: 0), try prescription("Alpha", repeats: nil),
      try prescription("Alpha", ends: .days(20)),
    ] {
      #expect(offered([one], after: .days(25)).map(\.isRenewal) == [true])
    }
  }

  @Test("What was stopped, or has been over for a year, is not offered")
  func past() throws {
    #expect(offered([try prescription("Alpha", discontinued: true)], after: .days(25)).isEmpty)
    let over = try prescription("Alpha", ends: .days(20))
    #expect(offered([over], after: .days(385), less: .milliseconds(1)).count == 1)
    #expect(offered([over], after: .days(385)).isEmpty)
  }

  @Test("An old prescription is not offered beside a new one of the same drug")
  func replaced() throws {
    let (old, new) = (try prescription("Alpha  10 mg", ends: .days(20)), try prescription("alpha 10 MG"))
    #expect(offered([old, new], after: .days(25)).map(\.prescription.id) == [new.id])
    let twin = try prescription("Alpha 10 mg")
    #expect(offered([new, twin], after: .days(25)).count == 1, "nobody is to take it twice")
    let olderStill = try prescription("Alpha 10 mg", repeats: 0)
    #expect(
      offered([old, olderStill], after: .days(25)).count == 1, "one of two that are used up: the newest")
    let stopped = try prescription("Alpha 10 mg", discontinued: true)
    #expect(offered([old, stopped], after: .days(25)).map(\.prescription.id) == [old.id])
  }
}
