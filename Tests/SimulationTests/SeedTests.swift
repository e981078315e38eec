import Simulation
import Testing

@Suite("A seeded run", .timeLimit(.minutes(5)))
struct SeedTests {
  /// Seeds that found something once, each with what it was. What a seed does changes with the simulation; the fault
  /// that it found has a test of its own where it was mended.
  static let found: [(seed: UInt64, what: String)] = [
    (1, "being late let a provider approve what is scheduled"),
    (8, "being late let a delegate approve what was on its way"),
    (14, "a conflict was not kept as the answer to its key"),
    (1878, "what seemed to have been sent in a year held back what came after, again and again"),
    (1441, "a request that a full disk had refused came back while the clock was a year ahead"),
    (1262, "what was written while the clock was a year ahead waited for that year"),
    (759, "a clock that fired with the last words had no time to be heard of"),
  ]

  @Test("A seed that found something finds nothing any more", arguments: found.map(\.seed))
  func foundOnce(seed: UInt64) throws {
    let result = try SeedRun.run(seed: seed, clinic: Clinic())
    #expect(result.breach == nil)
    #expect(result.inputs >= 300)
    #expect(result.refills >= 20)
  }

  @Test("A seed repeats bit for bit, however many threads run others beside it")
  func repeats() throws {
    let clinic = try Clinic()
    var plan = Campaign.Plan()
    (plan.first, plan.seeds, plan.repeatEvery) = (900, 4, 2)
    plan.threads = 1
    let alone = try Campaign.run(plan, in: clinic)
    plan.threads = 3
    #expect(try Campaign.run(plan, in: clinic) == alone)
    #expect(Set(alone.map(\.digest)).count == 4)
  }

  @Test("Where a seed keeps its files is no part of what happens in it")
  func elsewhere() throws {
    let digests = try (1...2).map { _ in try SeedRun.run(seed: 6, clinic: Clinic()).digest }
    #expect(digests[0] == digests[1])
  }

  @Test("A campaign in which a fault never happened says which")
  func shortfall() {
    let shortfall = Summary([]).shortfall
    #expect(shortfall?.contains("fullDisk") == true)
  }
}
