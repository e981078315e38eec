import Foundation
import GRDB
package import Refills
package import Statecharts
import Synchronization

extension Database {
  /// Erases a patient, for good. On the thread that writes, so that no decision is half made meanwhile.
  ///
  /// They are listed outside the database first (`refilld.erased`, on disk): if this breaks off after that, the next
  /// start erases them.
  /// - Parameters:
  ///   - reason: kept with the tombstone, sealed.
  ///   - retention: how long a refill's record must be kept after its last change.
  /// - Returns: nil where nobody is known by that id, or was erased already.
  /// - Throws: `conflict` naming the refills that are live, or when retention is over.
  package func erase(
    _ patient: PatientID, reason: String, retention: Span, at now: Instant
  ) throws(StoreError) -> Erasure? {
    let erasing = Erasing(vault: file.vault, patient: patient)
    let list = erasures
    let erasure = try file.write { db -> Erasure? in
      guard try erasing.isKnown(in: db) else { return nil }
      try Self.check(patient, retention: retention, at: now, in: db)
      try list.append(ErasureList.Entry(patient: patient, at: now))
      let erasure = try erasing.erase(at: now, reason: reason, in: db)
      for refill in erasure.refills { file.live.withLock { $0.forget(refill) } }
      return erasure
    }
    if erasure != nil { try file.emptyLog() }
    return erasure
  }

  private var erasures: ErasureList { ErasureList(beside: file.pool.path) }

  /// Erases whom the list names and the database knows: it was restored from a backup, or an erasure broke off.
  func eraseListed() throws(StoreError) {
    let entries = try erasures.entries()
    let known = try file.read { db in
      try entries.filter { try Erasing(vault: file.vault, patient: $0.patient).isKnown(in: db) }
    }
    for entry in known {
      let erasing = Erasing(vault: file.vault, patient: entry.patient)
      _ = try file.write { db in try erasing.erase(at: entry.at, reason: nil, in: db) }
    }
    if !known.isEmpty { try file.emptyLog() }
  }

  private static func check(
    _ patient: PatientID, retention: Span, at now: Instant, in db: GRDB.Database
  ) throws {
    let live = try String.fetchAll(
      db, sql: "SELECT id FROM refills WHERE patient = ? AND live = 1 ORDER BY id", arguments: [patient.text])
    guard live.isEmpty else {
      throw StoreError(
        .conflict,
        "\(patient) has live refills: \(live.joined(separator: ", ")). Close them first, then erase the patient."
      )
    }
    let last = try Int64.fetchOne(
      db, sql: "SELECT max(changed_at) FROM refills WHERE patient = ?", arguments: [patient.text])
    if let last, Instant(milliseconds: last) + retention > now {
      let until = (Instant(milliseconds: last) + retention).rfc3339
      throw StoreError(
        .conflict, "The records of \(patient) must be kept until \(until) (the setting `retention.days`).")
    }
  }
}
