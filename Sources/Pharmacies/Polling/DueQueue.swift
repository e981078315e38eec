import Statecharts

/// What is due when, the earliest first: a binary heap. An entry that was moved stays behind and is passed over when
/// it comes up; `isCurrent` tells.
struct DueQueue {
  struct Entry {
    let due: Instant
    let item: Int
  }

  private var heap: [Entry] = []

  var first: Entry? { heap.first }
  var count: Int { heap.count }

  /// Amortised O(log n).
  mutating func add(_ item: Int, at due: Instant) {
    heap.append(Entry(due: due, item: item))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].due < heap[parent].due else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// O(log n).
  mutating func removeFirst() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].due < heap[least].due {
        least = child
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  mutating func removeAll() {
    heap.removeAll(keepingCapacity: true)
  }
}
