import Foundation
import Refills
import Statecharts
import Store
import StoreTesting
import Tracking

/// The same deeds each time, so that each call of them can be failed: the file is opened, refills go from request to
/// order, the queue out works, old things are pruned, a copy is made, and the file is closed.
///
/// Each deed may be done again after it failed.
final class FixedLife {
  struct Deed: Sendable {
    let name: String
    /// Whether it is one transaction at most, so that an error says that nothing was written.
    var isOne = true
    let perform: @Sendable (FixedLife) throws -> Void
  }

  let folder: URL
  let keys: KeyRing
  private(set) var clinic: CrashClinic?
  private(set) var told: [CrashLife.Told] = []
  private(set) var patients: [CrashPatient] = []
  private var claimed: [DispatchRow] = []
  private var now = StoreSample.start

  init(in folder: URL, keys: KeyRing) throws {
    self.folder = folder
    self.keys = keys
    patients = try (1...3).map { try CrashPatient($0, at: StoreSample.start) }
  }

  static let deeds: [Deed] = [
    Deed(name: "open") { try $0.open() },
    Deed(name: "request") { life in try life.pass(life.patients.map(\.request)) },
    Deed(name: "approve") { life in
      try life.pass(
        life.patients.map { try $0.approval() } + [life.patients[0].input(.providerUndo, by: .patient)])
    },
    Deed(name: "fire") { try $0.fire() },
    Deed(name: "claim", isOne: false) { try $0.claim() },
    Deed(name: "accept") { life in
      try life.pass(
        life.claimedOrders.prefix(1).map { row in
          Submission(
            [.input(row.refill, .orderAccepted(OrderReceipt(item: row.id.text)), expecting: nil)],
            from: .system)
        })
    },
    Deed(name: "settle") { try $0.settle() },
    Deed(name: "news") { life in try life.pass([life.patients[0].news(.pharmacyPreparing, at: life.now)]) },
    Deed(name: "prune") { life in try life.opened.database.prune(at: life.now) },
    Deed(name: "copy") { try $0.copy() },
    Deed(name: "close") { try $0.close() },
    Deed(name: "open again") { try $0.open() },
    Deed(name: "abandon", isOne: false) { try $0.abandon() },
    Deed(name: "close again") { try $0.close() },
  ]

  var opened: CrashClinic {
    get throws {
      guard let clinic else { throw CrashError("The file is not open.") }
      return clinic
    }
  }

  func open() throws {
    if clinic == nil {
      clinic = try CrashClinic(
        in: folder, keys: keys, discipline: CrashClinic.Discipline(checkpointPages: 40))
    }
    clinic?.now = now
  }

  /// Lets go of the file, whatever it says.
  func drop() {
    do { try clinic?.database.close() } catch { claimed = [] }
    clinic = nil
    claimed = []
  }

  private func close() throws {
    defer {
      clinic = nil
      claimed = []
    }
    try clinic?.database.close()
  }

  private func pass(_ batch: [Submission]) throws {
    var life = CrashLife(try opened, seed: 0)
    defer { told += life.told }
    try life.pass(batch)
  }

  private func fire() throws {
    now = now + .minutes(5)
    let clinic = try opened
    clinic.now = now
    let due = try clinic.store.dueTimers(at: now, limit: 64)
    try pass(due.map { Submission([.clock($0)], from: .timer) })
  }

  private var claimedOrders: [DispatchRow] {
    claimed.filter { if case .dispatch(.pharmacy(.order, _)) = $0.content { true } else { false } }
  }

  private func claim() throws {
    now = try opened.now
    let found = try OutboxTurn(settlements: [], limit: 64).perform(on: try opened.store, at: now)
    claimed += found.claimed
    try bring(found.abandoned)
  }

  /// All that was claimed but the orders that nobody hears of again.
  private func settle() throws {
    let left = claimedOrders.dropFirst().map(\.id)
    let settlements = claimed.filter { !left.contains($0.id) }.map { row in
      Settlement(id: row.id, attempt: row.attempt, result: .delivered)
    }
    _ = try opened.store.settle(settlements, at: now)
  }

  private func abandon() throws {
    let found = try OutboxTurn(settlements: [], limit: 0).perform(on: try opened.store, at: now)
    try bring(found.abandoned)
  }

  /// The door hears of orders of which nobody knows.
  private func bring(_ rows: [DispatchRow]) throws {
    guard !rows.isEmpty else { return }
    try pass(
      rows.map { row in
        Submission(
          [.input(row.refill, .orderUnknown(OrderProblem(text: "lost")), expecting: nil)], from: .system)
      })
    let settlements = rows.map { Settlement(id: $0.id, attempt: $0.attempt, result: .unknown(error: "lost")) }
    _ = try opened.store.settle(settlements, at: now)
  }

  private func copy() throws {
    _ = try opened.database.copy(to: folder.appending(path: "copy.sqlite").path)
  }

  /// What must come of it in the end: everything that waits leaves, and nothing waits for ever.
  func drain() throws {
    let clinic = try opened
    for _ in 0..<20 {
      now = now + .minutes(2)
      clinic.now = now
      let found = try OutboxTurn(settlements: [], limit: 64).perform(on: clinic.store, at: now)
      try bring(found.abandoned)
      claimed = found.claimed
      try pass(
        claimedOrders.map { row in
          Submission(
            [.input(row.refill, .orderAccepted(OrderReceipt(item: row.id.text)), expecting: nil)],
            from: .system)
        })
      let settlements = claimed.map { Settlement(id: $0.id, attempt: $0.attempt, result: .delivered) }
      _ = try clinic.store.settle(settlements, at: now)
      if found.claimed.isEmpty, found.abandoned.isEmpty { return }
    }
    throw CrashError("The queue out never ends.")
  }
}
