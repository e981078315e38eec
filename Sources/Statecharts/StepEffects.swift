/// What happened in a macrostep, in order.
///
/// The first hundred or so lie inside the value itself, four bytes each: writing them asks nobody for memory and
/// checks nobody's ownership. Only what a longer macrostep does beyond that is on the heap.
package struct StepEffects: Sendable {
  /// The longest macrostep of the refill chart has fewer than sixty.
  private static let inlineCount = 128
  private static let indexBits = 24 as UInt32

  private var first = InlineArray<128, UInt32>(repeating: 0)
  private var more: ContiguousArray<UInt32> = []
  package private(set) var count = 0

  /// Kinds in the order of `StepEffect`'s cases.
  enum Kind: UInt32 { case exited, entered, took, startedClock, stoppedClock, command, send, cancel, log }

  /// - Parameter index: of a state, transition, clock, command or action: below 2²⁴, as the tables are.
  @inline(__always) mutating func append(_ kind: Kind, _ index: Int) {
    let packed = kind.rawValue &<< Self.indexBits | UInt32(truncatingIfNeeded: index)
    if count < Self.inlineCount {
      first[count] = packed
    } else {
      spill(packed)
    }
    count &+= 1
  }

  @inline(never) private mutating func spill(_ packed: UInt32) {
    let position = count - Self.inlineCount
    if position < more.count {
      more[position] = packed
    } else {
      more.append(packed)
    }
  }

  /// Forgets them without giving memory back.
  @inline(__always) mutating func empty() { count = 0 }
}

extension StepEffects: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(position: Int) -> StepEffect {
    precondition(position < count, "there are \(count) effects")
    let packed = position < Self.inlineCount ? first[position] : more[position - Self.inlineCount]
    let index = Int(packed & (1 &<< Self.indexBits &- 1))
    return switch Kind(rawValue: packed &>> Self.indexBits) {
    case .exited, nil: .exited(state: index)
    case .entered: .entered(state: index)
    case .took: .took(transition: index)
    case .startedClock: .startedClock(index)
    case .stoppedClock: .stoppedClock(index)
    case .command: .command(index)
    case .send: .send(action: index)
    case .cancel: .cancel(action: index)
    case .log: .log(action: index)
    }
  }
}
