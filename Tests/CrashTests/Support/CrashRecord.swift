import Foundation
import Store
import StoreTesting

/// Everything that a clinic wrote and synced, and what it had promised when.
struct CrashRecord: Sendable {
  struct Promise: Sendable {
    /// Calls that were done when it was made.
    let calls: Int
    /// What kind of transaction it ended.
    let deed: String
    let content: UInt64
  }

  let calls: [FileCall]
  let promises: [Promise]
  /// What callers were told, by how many calls were done.
  let told: [(calls: Int, told: CrashLife.Told)]
  let keys: KeyRing

  /// - Parameter deeds: how much goes on; a whole batch comes at three quarters of it where there are more than 40.
  static func make(
    seed: UInt64, deeds: Int, discipline: CrashClinic.Discipline = CrashClinic.Discipline()
  ) throws -> CrashRecord {
    let recorder = Recorder()
    let folder = try WatchedFolder(recorder)
    let keys = try folder.makeKeys()
    let path = folder.database
    var promises: [Promise] = []
    var told: [(calls: Int, told: CrashLife.Told)] = []
    let clinic = try CrashClinic(in: folder.url, keys: keys, discipline: discipline) { deed in
      promises.append(Promise(calls: recorder.count, deed: deed, content: try Watched.content(of: path)))
    }
    var life = CrashLife(clinic, seed: seed)
    for deed in 0..<deeds {
      if deeds > 40, deed == deeds * 3 / 4 { try life.request(256) } else { try life.live() }
      promises.append(Promise(calls: recorder.count, deed: "other", content: try Watched.content(of: path)))
      told += life.told.map { (recorder.count, $0) }
    }
    try clinic.database.close()
    // The whole of it holds without any power cut: what is compared with is right.
    if !discipline.splitsOutbox { _ = try DatabaseCopy.check(path, keys: keys) }
    return CrashRecord(calls: recorder.calls, promises: promises, told: told, keys: keys)
  }
}
