import Foundation
import Logging
import Portal
import Store

extension Daemon {
  /// Copies the database on a thread of its own: it takes as long as reading all of it takes.
  func backUp(to path: String) async throws(Problem) -> CopyReport {
    let database = database
    let log = log
    do throws(StoreError) {
      let report = try await Thread.running { () throws(StoreError) in
        log.notice("a backup begins", metadata: ["file": "\(path)"])
        var progress = Progress("a backup goes on", log)
        return try database.copy(to: path) { progress.reached($0) }
      }
      log.notice("the backup is made and found whole", metadata: ["file": "\(path)"])
      return report
    } catch {
      log.error("the backup failed", metadata: ["file": "\(path)", "error": "\(error)"])
      switch error.code {
      case .conflict: throw .conflict(error.message)
      case .unavailable: throw .unavailable(error.message)
      default: throw Problem("unreadable", 500, "The backup failed", error.message)
      }
    }
  }
}
