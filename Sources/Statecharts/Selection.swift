/// The transitions of one microstep, in the order of SCXML 1.0, Appendix D, and what they leave.
///
/// Each is found by an active atomic state of its own, so there are never more than states. It lies inside the log
/// that holds it: filling it asks nobody for memory and checks nobody's ownership.
struct Selection: Sendable {
  private var transitions = InlineArray<128, Int16>(repeating: 0)
  private(set) var count = 0
  /// The union of the exit sets. Valid once the conflicts are removed.
  var leaving = StateSet()
  /// Whether what is left and entered depends on what histories remember.
  var isDynamic = false

  @inline(__always) var isEmpty: Bool { count == 0 }

  @inline(__always) subscript(position: Int) -> Int {
    get { Int(transitions[position]) }
    set { transitions[position] = Int16(truncatingIfNeeded: newValue) }
  }

  @inline(__always) mutating func append(_ transition: Int) {
    self[count] = transition
    count &+= 1
  }

  @inline(__always) mutating func empty() { count = 0 }

  /// Drops what stands at `count` and after.
  @inline(__always) mutating func cut(to count: Int) { self.count = count }
}
