import ArgumentParser
import Foundation
import Simulation

/// Runs the seeded simulation.
@main
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refilld-sim",
    abstract: "Runs the decision path under faults, from seeds that repeat bit for bit.",
    discussion:
      "Ends with one line of figures. Exit code 1: an invariant broke, or the run proved too little.")

  @Option(help: "How many seeds to run.")
  var seeds = 200
  @Option(help: "The first of them.")
  var firstSeed: UInt64 = 1
  @Option(
    name: .customLong("repeat"), help: "Runs every so manieth seed twice and compares the traces; 0: none.")
  var repeatEvery = 0
  @Option(help: "Threads; the result does not depend on it.")
  var threads = 2
  @Flag(help: "Prints the steps of the first seed, and runs no other.")
  var trace = false
  @Option(help: "Plants a fault into the run: \(Plant.allCases.map(\.rawValue).joined(separator: ", ")).")
  var plant: Plant?
  @Flag(help: "Plants each fault in turn and says which seed finds it.")
  var planted = false
  @Flag(help: "Lists the chart's transitions that no seed took.")
  var untaken = false

  /// A planted fault must be found within so many seeds.
  static let plantedSeeds = 200

  func validate() throws {
    guard seeds > 0, threads > 0, threads <= 64, repeatEvery >= 0 else {
      throw ValidationError("Give at least one seed and 1 to 64 threads.")
    }
  }

  func run() throws {
    let clinic = try Clinic()
    if planted { return try runPlanted(in: clinic) }
    if trace { return try runTraced(in: clinic) }
    let clock = ContinuousClock()
    let start = clock.now
    var plan = Campaign.Plan()
    (plan.first, plan.seeds, plan.repeatEvery) = (firstSeed, seeds, repeatEvery)
    (plan.threads, plan.plant) = (threads, plant)
    let results = try Campaign.run(plan, in: clinic) { [seeds] done in
      if done.isMultiple(of: 100) { Self.say("\(done) of \(seeds) seeds") }
    }
    let passed = start.duration(to: clock.now).components
    let summary = Summary(results)
    if let broken = results.last, let breach = broken.breach {
      Self.say(
        "seed \(broken.seed) broke: \(breach)\nrepeat it: refilld-sim --first-seed \(broken.seed) --trace\(plant.map { " --plant \($0.rawValue)" } ?? "")"
      )
    }
    if untaken { for name in summary.untaken { Self.say(name) } }
    print(summary.line(seconds: Double(passed.seconds) + Double(passed.attoseconds) / 1e18))
    if results.last?.breach != nil { throw ExitCode.failure }
    if let shortfall = summary.shortfall, plant == nil {
      Self.say(shortfall)
      throw ExitCode.failure
    }
  }

  private func runTraced(in clinic: Clinic) throws {
    let result = try SeedRun.run(seed: firstSeed, clinic: clinic, plant: plant) { print($0) }
    guard let breach = result.breach else { return }
    Self.say("seed \(firstSeed) broke: \(breach)")
    throw ExitCode.failure
  }

  private func runPlanted(in clinic: Clinic) throws {
    var missed = 0
    for plant in Plant.allCases {
      var plan = Campaign.Plan()
      (plan.first, plan.seeds, plan.threads, plan.plant) = (firstSeed, Self.plantedSeeds, threads, plant)
      let last = try Campaign.run(plan, in: clinic).last
      if let last, let breach = last.breach {
        print("\(plant.rawValue): seed \(last.seed): \(breach)")
      } else {
        print("\(plant.rawValue): not found in \(Self.plantedSeeds) seeds")
        missed += 1
      }
    }
    if missed > 0 { throw ExitCode.failure }
  }

  private static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}

extension Plant: ExpressibleByArgument {}
