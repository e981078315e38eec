/// What is cheapest comes out first; of what costs the same, what has the lower number. A binary heap.
struct LeastFirst {
  private var heap: [(cost: Int, number: Int)] = []

  mutating func insert(_ number: Int, cost: Int) {
    heap.append((cost, number))
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popFirst() -> (cost: Int, number: Int)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      let children = heap.indices.dropFirst(2 * parent + 1).prefix(2)
      guard let least = children.min(by: { heap[$0] < heap[$1] }), heap[least] < heap[parent] else {
        return first
      }
      heap.swapAt(least, parent)
      parent = least
    }
  }
}
