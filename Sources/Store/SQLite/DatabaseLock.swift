import Foundation

/// The right to open a database file: one process holds it at a time.
///
/// Two processes that checkpoint at once can corrupt the file (SQLite before 3.51.3), so whoever opens it
/// holds this first. The kernel lets go of it when the process ends, however it ends.
package final class DatabaseLock: Sendable {
  private let file: OwnedDescriptor

  private init(_ file: consuming OwnedDescriptor) { self.file = file }

  /// The lock file, `refilld.lock` in the folder of the database.
  package static func path(beside database: String) -> String {
    URL(fileURLWithPath: database).deletingLastPathComponent().appendingPathComponent("refilld.lock").path
  }

  /// - Throws: `unavailable` naming the lock file where another process has it.
  package static func take(beside database: String) throws(StoreError) -> DatabaseLock {
    let path = path(beside: database)
    let file = try OwnedDescriptor.open(path, .locking)
    guard file.lock() else {
      throw StoreError(
        .unavailable,
        "\(database) is in use: another process holds \(path). Stop it first, or speak to it over its socket."
      )
    }
    return DatabaseLock(file)
  }

  /// Lets go at once, before this object ends.
  package func release() { file.unlock() }
}
