import Curl
import Foundation
import Pharmacies
import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

/// One seed: a clinic, its pharmacies and patients, and the service among them, on one thread and one clock.
package final class SeedRun {
  let seed: UInt64
  let clinic: Clinic
  let plant: Plant?
  let clock = HandClock()
  let loom = OneThread()
  let ledger = Ledger()
  let folder: URL
  var dice: SplitMix64
  var agenda = Agenda()
  var life: Life?
  var isDiskFull = false
  var isFaulty = true
  /// Nobody asks for anything, and no pharmacy does anything.
  var isQuiet = false
  /// Somebody said that the year ahead is right; from then on it is.
  var isYearAccepted = false
  var people = People()
  var pharmacies: [PretendPharmacy] = []
  private(set) var faults = FaultCount()
  private(set) var lives = 0
  private var log: Trace
  private var mailboxes: [(end: StreamEnd, body: (StreamResult) -> Void)] = []

  var path: String { folder.appending(path: "refilld.sqlite").path }
  var digest: UInt64 { log.digest }

  init(seed: UInt64, clinic: Clinic, plant: Plant?, print: ((String) -> Void)?) throws {
    self.seed = seed
    self.clinic = clinic
    self.plant = plant
    dice = SplitMix64(seed: seed)
    log = Trace(print: print)
    folder = clinic.folder.appending(path: "\(seed)-\(plant?.rawValue ?? "")\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try FileManager.default.copyItem(at: clinic.template, to: URL(filePath: path))
    pharmacies = clinic.endpoints.enumerated().map { index, endpoint in
      PretendPharmacy(
        endpoint.name, tells: endpoint.tells, isDated: index != 1, perMinute: Clinic.perMinute, run: self)
    }
  }

  // MARK: Chance

  func count(_ fault: Fault) { faults[fault] += 1 }

  func strikes(_ fault: Fault) -> Bool {
    guard isFaulty, dice.number(0...9_999) < fault.tenThousandths else { return false }
    count(fault)
    trace("fault \(fault.rawValue)")
    return true
  }

  /// A death outside the store.
  func strikesLife(_ fault: Fault) -> Bool {
    guard let life, !life.isDead, strikes(fault) else { return false }
    life.store.die()
    return true
  }

  /// A planted fault shows now and then, with the death that makes it visible.
  func strikesPlanted() -> Bool {
    guard isFaulty, dice.chance(4) else { return false }
    life?.store.die()
    return true
  }

  func pick<Items: RandomAccessCollection>(_ items: Items) -> Items.Element? {
    items.isEmpty ? nil : items[items.index(items.startIndex, offsetBy: dice.number(0...items.count - 1))]
  }

  // MARK: Time

  func trace(_ line: @autoclosure () -> String) {
    log.note("\(clock.counted.milliseconds) \(line())")
  }

  /// The network answers in steps of half a second, so that answers meet.
  func afterLatency(_ longest: Int64, _ happen: @escaping () -> Void) {
    after(.milliseconds(500 * dice.number(0...longest / 500)), happen)
  }

  func after(_ span: Span, _ happen: @escaping () -> Void) { agenda.add(at: clock.counted + span, happen) }

  func starts(_ end: StreamEnd, _ body: @escaping (StreamResult) -> Void) { mailboxes.append((end, body)) }

  /// Everything that is ready goes one step; where nothing is, time goes on.
  /// - Returns: false where nothing will ever happen again.
  func step() throws -> Bool {
    settleCalls()
    if let life, life.isDead { try mourn(life) }
    if let breach = ledger.breach { throw breach }
    var ready: [() throws -> Void] = []
    let now = clock.counted
    if let life {
      if !life.pending.isEmpty { ready.append { life.passDoor() } }
      if life.timersRest.isReady(at: now) { ready.append { life.turnTimers() } }
      if life.outboxRest.isReady(at: now) { ready.append { life.turnOutbox() } }
      for index in life.streams.indices where life.streams[index].rest.isReady(at: now) {
        ready.append { life.turnStream(index) }
      }
      if let wake = life.pumpWake, wake <= now { ready.append { life.turnPump() } }
    }
    if let next = agenda.next, next <= now { ready.append { [unowned self] in agenda.take(at: now)?() } }
    if let go = pick(ready) {
      try go()
      if dice.chance(30) { clock.advance(to: now + .milliseconds(dice.number(1...8))) }
      clock.wake()
      return true
    }
    guard let next = [agenda.next, life?.nextWake, clock.nextWake].compactMap({ $0 }).min() else {
      return false
    }
    clock.advance(to: next)
    clock.wake()
    return true
  }

  /// Lets tasks run and takes what they ask for, until all of them wait.
  private func settleCalls() {
    loom.drain()
    while let life {
      let calls = life.switchboard.take()
      let ended = mailboxes.filter { $0.end.take() != nil }
      mailboxes.removeAll { $0.end.take() != nil }
      for mailbox in ended { if let result = mailbox.end.take(), !life.isDead { mailbox.body(result) } }
      if calls.isEmpty { break }
      for call in calls { take(call, of: life) }
      loom.drain()
    }
    life?.noticeEnds()
  }

  private func take(_ call: Switchboard.Call, of life: Life) {
    guard !life.isDead else { return }
    switch call {
    case .request(let request, let row, let answer): errand(request, row, answer)
    case .mail(let mail, let row, let answer): mailed(mail, row, answer)
    case .door(let submissions, let answer): life.enter(inOrder: submissions, answer)
    case .event(let consumer, let row, let answer): reached(consumer, row, answer)
    }
  }

  // MARK: Lives

  func begin() throws {
    lives += 1
    life = try Life(self)
    for pharmacy in pharmacies { pharmacy.budget.renew() }
    trace("life \(lives)")
    ledger.checkDurable(on: life?.store)
  }

  private func mourn(_ dead: Life) throws {
    trace("death")
    life = nil
    mailboxes = []
    try dead.bury()
    people.processDied(in: self)
    after(.milliseconds(dice.number(500...40_000))) { [unowned self] in
      do {
        try begin()
      } catch {
        ledger.broke(.keepsGoing, "it does not start again: \(error)")
      }
    }
  }

  /// The world is over: nobody waits any more.
  func end() throws {
    agenda.empty()
    try life?.bury()
    life = nil
    mailboxes = []
    pharmacies = []
  }
}
