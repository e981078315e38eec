import Foundation
import Refills
import Statecharts

/// Who was erased, outside the database: a backup from before still knows them, and what restores it reads this list.
///
/// A line for each: the patient's id and the time in ms since 1970. A line is on disk before anything is erased.
struct ErasureList {
  struct Entry: Hashable {
    let patient: PatientID
    let at: Instant
  }

  /// Bytes of the largest list that is read: a million patients, each with some 45 bytes.
  private static let mostBytes = 64 << 20
  private static let end = UInt8(ascii: "\n")

  let path: String

  /// The list, `refilld.erased` in the folder of the database.
  init(beside database: String) {
    path = URL(filePath: database).deletingLastPathComponent().appending(path: "refilld.erased").path
  }

  /// Oldest first; none where there is no file. What a crash cut off at its end was never acted upon.
  /// - Throws: `unreadable` naming the line that is none.
  func entries() throws(StoreError) -> [Entry] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let bytes = try OwnedDescriptor.open(path, .reading).bytes(atMost: Self.mostBytes + 1)
    guard bytes.count <= Self.mostBytes else {
      throw StoreError(
        .unreadable, "\(path) is longer than \(Self.mostBytes >> 20) MiB. Start a newer version.")
    }
    var entries: [Entry] = []
    for line in bytes.split(separator: Self.end, omittingEmptySubsequences: false).dropLast() {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard words.count == 2, let patient = PatientID(String(words[0])), let milliseconds = Int64(words[1])
      else {
        throw StoreError(
          .unreadable,
          "\(path):\(entries.count + 1) names no erased patient. Restore the list from its copy: without it, erased "
            + "patients could come back.")
      }
      entries.append(Entry(patient: patient, at: Instant(milliseconds: milliseconds)))
    }
    return entries
  }

  /// On disk when this returns.
  func append(_ entry: Entry) throws(StoreError) {
    try PlacedFile.append(
      "\(entry.patient) \(entry.at.milliseconds)\n", to: path, endingWith: "\n")
  }
}
