/// The internal queue of a macrostep: first in, first out. Its memory is kept from macrostep to macrostep.
struct EventQueue: Sendable {
  private var events: ContiguousArray<Int32> = []
  private var head = 0
  private var count = 0

  @inline(__always) var isEmpty: Bool { head == count }

  mutating func append(_ event: Int) {
    if count < events.count {
      events[count] = Int32(truncatingIfNeeded: event)
    } else {
      events.append(Int32(truncatingIfNeeded: event))
    }
    count += 1
  }

  mutating func popFirst() -> Int? {
    guard head < count else { return nil }
    head += 1
    return Int(events[head - 1])
  }

  @inline(__always) mutating func empty() {
    head = 0
    count = 0
  }
}
