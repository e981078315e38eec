import Statecharts

/// What is going to happen outside the service, by the clock that counts; at one moment in the order of adding.
struct Agenda {
  private struct Entry {
    let at: Span
    let order: Int
    let happen: () -> Void

    func isBefore(_ other: Entry) -> Bool { (at, order) < (other.at, other.order) }
  }

  /// A binary heap.
  private var entries: [Entry] = []
  private var added = 0

  var next: Span? { entries.first?.at }

  mutating func add(at moment: Span, _ happen: @escaping () -> Void) {
    entries.append(Entry(at: moment, order: added, happen: happen))
    added += 1
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[child].isBefore(entries[parent]) else { break }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  /// Takes the first that is due; nil where none is.
  mutating func take(at now: Span) -> (() -> Void)? {
    guard let first = entries.first, first.at <= now else { return nil }
    let last = entries.removeLast()
    if !entries.isEmpty {
      entries[0] = last
      sink()
    }
    return first.happen
  }

  mutating func empty() { entries = [] }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [parent * 2 + 1, parent * 2 + 2] where child < entries.count {
        if entries[child].isBefore(entries[least]) { least = child }
      }
      guard least != parent else { return }
      entries.swapAt(parent, least)
      parent = least
    }
  }
}
