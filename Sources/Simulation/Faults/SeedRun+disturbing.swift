import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

extension SeedRun {
  /// Full disks and clocks that jump, spread over the fault phase.
  func disturb() {
    for _ in 0..<dice.number(1...2) {
      after(.minutes(Int64(dice.number(30...3_000)))) { [unowned self] in fillDisk() }
    }
    if dice.chance(25) { after(.minutes(Int64(dice.number(60...3_000)))) { [unowned self] in jumpYear() } }
    if dice.chance(40) { after(.minutes(Int64(dice.number(60...3_000)))) { [unowned self] in fallBack() } }
  }

  private func fillDisk() {
    guard isFaulty else { return }
    isDiskFull = true
    trace("disk full")
    for _ in 0..<4 { act() }
    after(.seconds(Int64(dice.number(5...60)))) { [unowned self] in
      isDiskFull = false
      trace("disk has room")
    }
  }

  private func set(ahead: Span, _ line: String) {
    clock.set(ahead: ahead)
    trace(line)
    for pharmacy in pharmacies { pharmacy.budget.renew() }
    life?.ringAll()
  }

  /// A year ahead: held until somebody says that it is right, or it is set right.
  private func jumpYear() {
    guard isFaulty, clock.ahead == .zero else { return }
    if dice.chance(20) { acceptYear() } else { takeBackYear() }
  }

  private func acceptYear() {
    count(.clockYearAhead)
    set(ahead: .days(365), "the clock jumps a year ahead")
    after(.minutes(Int64(dice.number(5...30)))) { [unowned self] in
      guard isFaulty, clock.ahead == .days(365) else { return }
      count(.clockAccepted)
      trace("the clock is accepted")
      isYearAccepted = true
      life?.gate.accept()
      life?.ringAll()
    }
  }

  /// A clock of the chart that is armed while the wall is a year ahead is due in a year, also when the wall is set right;
  /// the service does not bring it forward. So a wall that will be set right jumps only while nothing is under way.
  private func takeBackYear() {
    guard isCalm else { return after(.minutes(1)) { [unowned self] in if isFaulty { takeBackYear() } } }
    count(.clockYearAhead)
    isQuiet = true
    set(ahead: .days(365), "the clock jumps a year ahead")
    after(.minutes(Int64(dice.number(2...10)))) { [unowned self] in
      isQuiet = false
      set(ahead: .zero, "the clock is set right")
    }
  }

  private func fallBack() {
    guard isFaulty, clock.ahead == .zero else { return }
    count(.clockHourBack)
    set(ahead: .milliseconds(-Span.hours(1).milliseconds), "the clock falls back an hour")
    after(.minutes(Int64(dice.number(5...90)))) { [unowned self] in
      guard isFaulty, clock.ahead < .zero else { return }
      set(ahead: .zero, "the clock is set right")
    }
  }

  /// Whether nobody waits for anything.
  private var isCalm: Bool {
    guard let life, !life.isDead, people.underWay.isEmpty, people.askingAgain == 0 else { return false }
    do throws(StoreError) {
      return try life.isIdle()
    } catch {
      ledger.broke(.keepsGoing, "the queue out cannot be read: \(error)")
      return false
    }
  }
}
