import Foundation
import Synchronization

/// What was opened lately of the directory, with the very bytes that were opened: sealed anew, the same entry has other
/// bytes. Opening and reading an entry costs ten times what it costs to compare them.
final class OpenedEntries: Sendable {
  /// Some two kilobytes each. When it is full it is emptied: a miss is one entry to open.
  static let most = 4_096

  private struct Opened {
    let sealed: Data
    let entry: any Sendable
  }

  private let opened = Mutex<[String: Opened]>([:])

  /// Nil where it was not opened lately, or was sealed again since.
  /// - Parameter id: ours, which no two tables share.
  func entry<Entry>(_ id: String, sealed: Data, as type: Entry.Type) -> Entry? {
    opened.withLock { opened in
      guard let known = opened[id], known.sealed == sealed else { return nil }
      return known.entry as? Entry
    }
  }

  func keep(_ entry: some Sendable, _ id: String, sealed: Data) {
    opened.withLock { opened in
      if opened.count >= Self.most { opened.removeAll(keepingCapacity: true) }
      opened[id] = Opened(sealed: sealed, entry: entry)
    }
  }

  /// Somebody was erased: nothing of theirs stays in memory.
  func forget() { opened.withLock { $0.removeAll() } }
}
