import ArgumentParser
import Refills
import Statecharts

/// `refilld-bench step`
struct StepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step",
    abstract: "What one step of a chart costs: flat, three regions moving, and the refill chart.",
    discussion: """
      Events are drawn at random beforehand, evenly among those that something in the chart waits for there and \
      then, and more of them than a processor can learn by heart. The floor is a look-up in a table in C, over \
      as many random events; both are measured in turn, and the medians of the rounds are printed. Times are CPU \
      time of the thread, in nanoseconds.
      """)

  @Option(help: "How often each figure and its floor are taken.")
  var rounds = 5

  @Option(name: .customLong("case"), help: "flat, regions or refill; all of them if it is left out.")
  var only: String?

  @Option(help: "Seed of the random events.")
  var seed: UInt64 = 1

  func validate() throws {
    guard ["flat", "regions", "refill", nil].contains(only) else {
      throw ValidationError("There is no case \(only ?? ""): write flat, regions or refill.")
    }
    guard (1...10_000).contains(rounds) else { throw ValidationError("Write 1 to 10000 rounds.") }
  }

  func run() throws {
    let floor = StepFloor(seed: seed)
    if only ?? "flat" == "flat" {
      report("flat", floor, BenchWalk(BenchCharts.flat(), guards: [SilentGuards()], seed: seed))
    }
    if only ?? "regions" == "regions" {
      report("regions", floor, BenchWalk(BenchCharts.regions(), guards: [SilentGuards()], seed: seed))
    }
    if only ?? "refill" == "refill" {
      report("refill", floor, BenchWalk(RefillChart.table, guards: try BenchRefills.guards(), seed: seed))
    }
  }

  private func report<Guards>(_ name: String, _ floor: StepFloor, _ walk: BenchWalk<Guards>) {
    var log = StepLog()
    var steps: [Double] = []
    var floors: [Double] = []
    // Once unmeasured, so that scratch space has grown and caches are warm.
    walk.run(into: &log)
    var allocations: UInt64 = 0
    for _ in 0..<rounds {
      floors.append(StepTimer.nanoseconds(a: floor.count) { floor.run() })
      let before = StepTimer.allocations()
      steps.append(StepTimer.nanoseconds(a: walk.count) { walk.run(into: &log) })
      allocations += StepTimer.allocations() - before
    }
    let step = StepTimer.median(of: steps)
    let bare = StepTimer.median(of: floors)
    print(
      """
      {"bench":"step","case":"\(name)","ns_per_step":\(Figure.tenths(step)),\
      "allocations_per_step":\(Figure.tenths(Double(allocations) / Double(rounds * walk.count))),\
      "floor_ns":\(Figure.hundredths(bare)),"times_floor":\(Figure.tenths(step / bare)),\
      "moved_percent":\(walk.moved * 100 / walk.count)}
      """)
  }
}
