import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("What stands beside a refill moves it in the same transaction")
struct BesideTests {
  private let clinic: Clinic
  private let sample: Case
  private let refill: RefillID

  init() throws {
    clinic = try Clinic()
    sample = try Case()
    refill = try sample.record().id
    pass([try sample.request()])
  }

  @discardableResult
  private func pass(_ batch: [Submission]) -> DoorPass {
    var door = clinic.makeDoor()
    return door.pass(batch, at: clinic.time.now(), through: clinic.store)
  }

  private func visit(of patient: PatientID? = nil) throws -> Visit {
    var randomness = SplitMix64(seed: 9)
    let begun = Visit(
      id: VisitID(at: StoreSample.start, using: &randomness), external: try StoreSample.name("visit-1"),
      patient: patient ?? sample.patient.id, brand: sample.patient.brand, refill: refill)
    return try #require(begun)
  }

  private func says(_ event: VisitChart.Event, expecting: Int64? = nil) throws -> Submission {
    Submission(
      [.visit(BesideInput(event, for: try visit(), expecting: expecting))],
      from: Sender(.scheduling, name: "scheduler"))
  }

  private func actions() throws -> [OpenAction.Kind] {
    try #require(try clinic.store.refill(refill)).record.openActions.map(\.kind)
  }

  private func stored() throws -> Visit? {
    try clinic.disk.database.directory.matter(external: StoreSample.name("visit-1"))
  }

  @Test("Missed, the refill asks for it; held, it asks no more")
  func missedAndHeld() throws {
    pass([try says(.visitBooked(VisitPlan(startsAt: StoreSample.start))), try says(.visitMissed)])
    #expect(try actions() == [.visit])
    #expect(try stored()?.version == 2)
    pass([try says(.visitHeld)])
    #expect(try actions().isEmpty)
    #expect(try stored()?.state == .held)
  }

  @Test("Of one batch each steps on what the one before left; what is refused leaves nothing")
  func inOneBatch() throws {
    let answers = pass([
      try says(.visitBooked(VisitPlan(startsAt: StoreSample.start))), try says(.visitHeld, expecting: 0),
      try says(.visitHeld, expecting: 1), try says(.visitHeld),
    ]).answers
    let refusals = answers.map { answer -> BesideRefusal? in
      if case .answered(.refusedBeside(let refusal), _) = answer { refusal } else { nil }
    }
    #expect(refusals == [nil, .versionMoved(now: 1), nil, .known])
    #expect(try stored()?.version == 2)
  }

  private func charge(_ name: String, _ event: ChargeChart.Event) throws -> Submission {
    var randomness = SplitMix64(seed: UInt64(name.utf8.last ?? 0))
    let begun = Charge(
      id: ChargeID(at: StoreSample.start, using: &randomness), external: try StoreSample.name(name),
      patient: sample.patient.id, brand: sample.patient.brand, refill: refill)
    return Submission(
      [.charge(BesideInput(event, for: try #require(begun)))], from: Sender(.billing, name: "billing"))
  }

  @Test("What another charge still asks for stays open, also within one batch")
  func twoCharges() throws {
    let bill = ChargeBill(amount: Money("5.00", currency: "USD"))
    pass([try charge("c1", .chargeFailed(bill)), try charge("c2", .chargeFailed(bill))])
    #expect(try actions() == [.payment])
    pass([try charge("c1", .chargePaid(bill))])
    #expect(try actions() == [.payment])
    pass([try charge("c1", .chargeFailed(bill)), try charge("c2", .chargePaid(bill))])
    #expect(try actions() == [.payment])
    pass([try charge("c1", .chargePaid(bill))])
    #expect(try actions().isEmpty)
  }

  @Test("Another patient's is not taken over by its id")
  func ofAnother() throws {
    pass([try says(.visitBooked(VisitPlan(startsAt: StoreSample.start)))])
    let other = try Case(2)
    pass([try other.request()])
    let stolen = Submission(
      [.visit(BesideInput(.visitHeld, for: try visit(of: other.patient.id)))],
      from: Sender(.scheduling, name: "scheduler"))
    #expect(pass([stolen]).answers.first?.isConflict == true)
    #expect(try stored()?.patient == sample.patient.id && stored()?.state == .booked)
  }
}
