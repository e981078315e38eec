import Foundation
import Refills
import Statecharts
import Store
import StoreTesting

/// A fixed life in which one thing fails once, and what the clinic is left with.
final class FailingLife {
  /// What a life without a fault adds to the journal, by deed.
  typealias Growth = [String: Int64]

  let injector = FaultInjector()
  let folder: WatchedFolder
  private let keys: KeyRing
  private let life: FixedLife
  private(set) var growth: Growth = [:]
  private(set) var findings: [String] = []
  /// Codes of the store that callers were given.
  private(set) var codes: Set<String> = []

  var path: String { folder.database }

  init() throws {
    folder = try WatchedFolder(injector)
    keys = try folder.makeKeys()
    life = try FixedLife(in: folder.url, keys: keys)
  }

  /// - Parameters:
  ///   - expected: codes that a caller may be given; empty: none may.
  ///   - growth: of a life without a fault; nil: this is one.
  ///   - healed: called when nothing fails any more.
  func run(expecting expected: Set<String>, growth: Growth?, healed: () -> Void = {}) throws {
    for deed in FixedLife.deeds {
      let before = try state()
      let hadHit = injector.hit != nil
      do {
        try deed.perform(life)
        self.growth[deed.name] = try state().sequence - before.sequence
        if !hadHit, let hit = injector.hit { try checkPowerCut(after: deed, hit) }
      } catch {
        try recover(from: error, in: deed, before, expected, growth)
      }
    }
    injector.end()
    healed()
    try finish()
  }

  /// What the caller was told is true, and the same may be asked again.
  private func recover(
    from error: any Error, in deed: FixedLife.Deed, _ before: (sequence: Int64, content: UInt64?),
    _ expected: Set<String>, _ growth: Growth?
  ) throws {
    guard let error = error as? StoreError else { throw error }
    codes.insert(error.code.name)
    let isSaid = expected.contains(error.code.name) || isOfCopy(error, deed) || leavesJournal(error, deed)
    if !isSaid || isMild(error, deed) {
      findings.append("“\(deed.name)” said \(error)")
    }
    if error.code == .inputOutput || isOfCopy(error, deed) {
      // The product ends, or is ended where the file seems damaged, and is started again.
      injector.die()
      life.drop()
      injector.heal()
      try life.open()
      let grown = try state().sequence - before.sequence
      if before.content != nil, grown != 0, grown != growth?[deed.name] {
        findings.append("“\(deed.name)” left a half: \(grown) rows")
      }
    } else if deed.isOne, before.content != nil, life.clinic != nil, try state().content != before.content {
      findings.append("“\(deed.name)” said \(error), and something was written")
    }
    if life.clinic == nil, deed.name != "open" { try life.open() }
    do {
      try deed.perform(life)
    } catch {
      findings.append("“\(deed.name)” cannot be done again: \(error)")
      throw error
    }
  }

  /// A disk that fails is not one that only has no room: but for a file that cannot be opened, and for a new one whose
  /// log SQLite does not begin without saying why.
  private func isMild(_ error: StoreError, _ deed: FixedLife.Deed) -> Bool {
    guard error.code == .unavailable, let failure = injector.hit?.failure else { return false }
    return failure.isInputOutput && !deed.name.hasPrefix("open")
  }

  /// A copy that cannot be read is not good, whatever the reason, and is kept under a name that says so.
  private func isOfCopy(_ error: StoreError, _ deed: FixedLife.Deed) -> Bool {
    deed.name == "copy" && error.code == .unreadable
  }

  /// A copy whose journal cannot be removed looks like one that a failing disk left half written.
  private func leavesJournal(_ error: StoreError, _ deed: FixedLife.Deed) -> Bool {
    deed.name == "copy" && error.code == .inputOutput && injector.hit?.kind == .delete
  }

  /// What was acknowledged although something failed is there when the power is cut now.
  private func checkPowerCut(after deed: FixedLife.Deed, _ hit: FaultInjector.Hit) throws {
    guard hit.kind.changes, let content = try state().content else { return }
    var platter = Platter()
    for (call, isDone) in injector.kept { if isDone { platter.take(call) } else { platter.fail(call) } }
    let other = try WatchedFolder(Recorder())
    for (name, bytes) in platter.certain where name.hasPrefix("refilld.sqlite") {
      try Data(bytes).write(to: other.url.appending(path: name))
    }
    let clinic = try CrashClinic(in: other.url, keys: keys)
    if try Watched.content(of: clinic.path) != content {
      findings.append("“\(deed.name)” was acknowledged, and is lost when the power is cut after it")
    }
    try clinic.database.close()
  }

  /// Nothing is lost, nothing waits for ever, and all of it follows from the journal.
  private func finish() throws {
    try life.open()
    try life.drain()
    let store = try life.opened.store
    for patient in life.patients {
      let refill = try store.refill(patient.record.id)
      if refill == nil || refill?.progress == .sending {
        findings.append("A refill is stuck: \(String(describing: refill?.progress))")
      }
    }
    for told in life.told where try !told.isKept(in: store) { findings.append("Lost: \(told)") }
    life.drop()
    do {
      _ = try DatabaseCopy.check(path, keys: keys)
    } catch {
      findings.append("What is left is not whole: \(error)")
    }
  }

  private func state() throws -> (sequence: Int64, content: UInt64?) {
    guard life.clinic != nil else { return (0, nil) }
    let sequence = try Watched.ask("SELECT max(sequence) FROM journal", of: path)
    return (Int64(sequence) ?? 0, try Watched.content(of: path))
  }
}
