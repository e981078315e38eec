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

  private struct Contents {
    var opened: [String: Opened] = [:]
    /// How often everything was forgotten.
    var era = 0
  }

  private let contents = Mutex(Contents())

  /// What is opened from now on is kept in this era, and in no later one.
  var era: Int { contents.withLock { $0.era } }

  /// Nil where it was not opened lately, or was sealed again since.
  /// - Parameter id: ours, which no two tables share.
  func entry<Entry>(_ id: String, sealed: Data, as type: Entry.Type) -> Entry? {
    contents.withLock { contents in
      guard let known = contents.opened[id], known.sealed == sealed else { return nil }
      return known.entry as? Entry
    }
  }

  func keep(_ entry: some Sendable, _ id: String, sealed: Data, era: Int) {
    contents.withLock { contents in
      guard contents.era == era else { return }
      if contents.opened.count >= Self.most { contents.opened.removeAll(keepingCapacity: true) }
      contents.opened[id] = Opened(sealed: sealed, entry: entry)
    }
  }

  /// Somebody was erased: nothing of theirs stays in memory, nor comes back by who is just reading it.
  func forget() {
    contents.withLock { contents in
      contents.opened.removeAll()
      contents.era += 1
    }
  }
}
