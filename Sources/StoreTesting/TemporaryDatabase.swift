package import Foundation
package import Statecharts
package import Store

/// A database in a folder of its own with a fresh key; both are gone when this ends.
package final class TemporaryDatabase {
  package let folder: URL
  package let keys: KeyRing
  package private(set) var database: Database

  package var path: String { folder.appendingPathComponent("refilld.sqlite").path }

  package init(at now: Instant = StoreSample.start) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("refilld-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    keys = try KeyRing.create(folder.appendingPathComponent("master.key").path)
    database = try Database.open(
      path: folder.appendingPathComponent("refilld.sqlite").path, keys: keys, now: now)
  }

  /// What a restart does: closes the file and opens it again.
  package func reopen(at now: Instant = StoreSample.start) throws {
    try database.close()
    database = try Database.open(path: path, keys: keys, now: now)
  }

  deinit {
    // What cannot be removed is left to the system: a test has nothing to say about it.
    try? database.close()
    try? FileManager.default.removeItem(at: folder)
  }
}
