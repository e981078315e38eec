import Foundation
import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Tracking

/// An invented clinic on the real write path, whose files lie in a watched folder.
final class CrashClinic {
  /// How the file is kept; anything but the standard is wrong on purpose.
  struct Discipline: Sendable {
    var synchronous: String?
    var splitsOutbox = false
    /// Pages in the log before a checkpoint: few, so that checkpoints come often.
    var checkpointPages = 60
  }

  let path: String
  let keys: KeyRing
  let discipline: Discipline
  private(set) var database: Database
  private(set) var store: any RefillStore
  var door: Door
  var now = StoreSample.start
  private let committed: (String) throws -> Void

  /// - Parameter committed: told after each transaction what it was.
  init(
    in folder: URL, keys: KeyRing, discipline: Discipline = Discipline(),
    committed: @escaping (String) throws -> Void = { _ in }
  ) throws {
    path = folder.appending(path: "refilld.sqlite").path
    self.keys = keys
    self.discipline = discipline
    self.committed = committed
    database = try Database.open(path: path, keys: keys, now: now)
    store = database.store
    door = Self.makeDoor(database)
    try settle()
  }

  private static func makeDoor(_ database: Database) -> Door {
    Door(directory: database.directory) { _ in
      DecisionContext(
        calendars: Calendars(clinic: BusinessCalendar(zone: .gmt), patientZone: .gmt), durations: .standard)
    }
  }

  private func settle() throws {
    try Watched.ask("PRAGMA wal_autocheckpoint = \(discipline.checkpointPages)", of: path)
    if let synchronous = discipline.synchronous {
      try Watched.ask("PRAGMA synchronous = \(synchronous)", of: path)
    }
    store = PromisingStore(
      discipline.splitsOutbox ? SplitStore(database.store) : database.store, committed: committed)
    door = Self.makeDoor(database)
    try committed("opening")
  }

  /// What a restart does.
  func reopen() throws {
    try database.close()
    try open()
  }

  /// Opens the file again after `close`, or after nothing at all.
  func open() throws {
    database = try Database.open(path: path, keys: keys, now: now)
    try settle()
  }

  /// - Returns: the answers, in the order of the batch.
  func pass(_ batch: [Submission]) -> [DoorAnswer] {
    now = now + .seconds(1)
    return door.pass(batch, at: now, through: store).answers
  }
}
