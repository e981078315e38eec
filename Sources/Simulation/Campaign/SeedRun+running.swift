import Foundation
import Pharmacies
import Refills
import Statecharts
import Store
import Tracking

extension SeedRun {
  /// How long faults last, and how long all may take to settle after them.
  private static let faultsLast = Span.hours(54)
  private static let healingLasts = Span.hours(30)
  private static let lastWords = Span.hours(2)
  /// A seed has at least so many inputs and refills.
  private static let leastInputs = 300
  private static let leastRefills = 20
  /// More steps than any seed takes: beyond it the service runs in a circle.
  private static let mostSteps = 50_000

  /// Runs a seed from its beginning to its end.
  package static func run(
    seed: UInt64, clinic: Clinic, plant: Plant? = nil, print: ((String) -> Void)? = nil
  ) throws -> SeedResult {
    let run = try SeedRun(seed: seed, clinic: clinic, plant: plant, print: print)
    var breach: Breach?
    do {
      try run.live()
    } catch let found as Breach {
      breach = found
    }
    try run.end()
    if breach == nil { breach = run.verify() }
    try FileManager.default.removeItem(at: run.folder)
    return SeedResult(
      seed: seed, inputs: run.ledger.inputs, refills: run.ledger.known.count, lives: run.lives,
      faults: run.faults, taken: run.ledger.taken, digest: run.digest, breach: breach)
  }

  private func live() throws {
    try begin()
    try populate()
    keepActing()
    keepWorking()
    keepTicking()
    disturb()
    var steps = 0
    while clock.counted < Self.faultsLast || ledger.inputs < Self.leastInputs
      || ledger.known.count < Self.leastRefills
    {
      steps += 1
      guard try step(), steps < Self.mostSteps else {
        throw Breach(.keepsGoing, "\(steps) steps, and no end")
      }
    }
    heal()
    let end = clock.counted + Self.healingLasts
    // A clock that fires at the very end still has time to be heard of, from when it fired: the step that brings the end
    // may be hours long. So has one that fires with the last words.
    var last = end + Self.lastWords
    while try clock.counted < end ? !(steps % 64 == 0 && isSettled()) : !isSettled(),
      try clock.counted < last || !isTold() && clock.counted < last + Self.lastWords
    {
      steps += 1
      let isBefore = clock.counted < end
      defer { if isBefore, clock.counted >= end { last = clock.counted + Self.lastWords } }
      guard try step(), steps < Self.mostSteps else {
        throw Breach(.keepsGoing, "\(steps) steps, and no end")
      }
    }
    try checkEnd()
  }

  /// From here on all is well: disks, networks, clocks; nobody asks for anything new.
  private func heal() {
    trace("healed")
    isFaulty = false
    isDiskFull = false
    if !isYearAccepted { clock.set(ahead: .zero) }
    life?.ringAll()
  }

  /// People come in bursts, as they do; so submissions meet in one batch.
  private func keepActing() {
    guard isFaulty else { return }
    if !isQuiet { for _ in 0..<dice.number(2...8) { act() } }
    after(.minutes(Int64(dice.number(25...290)))) { [unowned self] in keepActing() }
  }

  private func keepWorking() {
    guard isFaulty else { return }
    if !isQuiet { for _ in 0..<dice.number(2...12) { pick(pharmacies)?.work() } }
    after(.minutes(Int64(dice.number(30...180)))) { [unowned self] in keepWorking() }
  }

  private func keepTicking() {
    if let life, !life.isDead, !isQuiet { life.tickPoller() }
    after(Life.tick) { [unowned self] in keepTicking() }
  }

  func pushed(_ endpoint: EndpointName, _ item: String) {
    after(.seconds(Int64(dice.number(1...30)))) { [unowned self] in
      guard !isQuiet else { return }
      life?.poll.hint(endpoint, item: item, at: clock.now())
      life?.pumpWake = .zero
    }
  }
}
