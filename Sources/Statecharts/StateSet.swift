/// A set of states of one chart: two machine words, so that nothing on the way of a step touches the heap.
///
/// Members are indices into `Chart.states`, hence in document order: ascending is the order of entry, descending
/// the order of exit (SCXML 1.0, Appendix D, `entryOrder` and `exitOrder`).
package struct StateSet: Hashable, Sendable {
  /// How many states a chart may have. Two words hold the largest chart of the product with room to spare.
  package static let capacity = 128

  private var low: UInt64
  private var high: UInt64

  /// The empty set.
  package init() {
    low = 0
    high = 0
  }

  /// The states in `range`, which must lie in `0 ..< capacity`.
  package init(_ range: Range<Int>) {
    self.init()
    for state in range { insert(state) }
  }

  package var isEmpty: Bool { low | high == 0 }

  package var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

  package func contains(_ state: Int) -> Bool {
    (state < 64 ? low &>> UInt64(truncatingIfNeeded: state) : high &>> UInt64(truncatingIfNeeded: state)) & 1
      == 1
  }

  package mutating func insert(_ state: Int) {
    let bit = 1 as UInt64 &<< UInt64(truncatingIfNeeded: state)
    if state < 64 { low |= bit } else { high |= bit }
  }

  package mutating func remove(_ state: Int) {
    let bit = 1 as UInt64 &<< UInt64(truncatingIfNeeded: state)
    if state < 64 { low &= ~bit } else { high &= ~bit }
  }

  package mutating func formUnion(_ other: StateSet) {
    low |= other.low
    high |= other.high
  }

  package mutating func subtract(_ other: StateSet) {
    low &= ~other.low
    high &= ~other.high
  }

  package func intersection(_ other: StateSet) -> StateSet {
    var result = self
    result.low &= other.low
    result.high &= other.high
    return result
  }

  package func isDisjoint(with other: StateSet) -> Bool {
    (low & other.low) | (high & other.high) == 0
  }

  package func isSubset(of other: StateSet) -> Bool {
    (low & ~other.low) | (high & ~other.high) == 0
  }

  /// Takes the first state in document order out of the set.
  package mutating func popFirst() -> Int? {
    if low != 0 {
      let state = low.trailingZeroBitCount
      low &= low &- 1
      return state
    }
    guard high != 0 else { return nil }
    let state = high.trailingZeroBitCount
    high &= high &- 1
    return 64 + state
  }

  /// Takes the last state in document order out of the set.
  package mutating func popLast() -> Int? {
    if high != 0 {
      let bit = 63 - high.leadingZeroBitCount
      high &= ~(1 &<< UInt64(truncatingIfNeeded: bit))
      return 64 + bit
    }
    guard low != 0 else { return nil }
    let bit = 63 - low.leadingZeroBitCount
    low &= ~(1 &<< UInt64(truncatingIfNeeded: bit))
    return bit
  }
}

extension StateSet: Sequence {
  /// Yields the states in document order.
  package struct Iterator: IteratorProtocol {
    fileprivate var rest: StateSet

    package mutating func next() -> Int? { rest.popFirst() }
  }

  package func makeIterator() -> Iterator { Iterator(rest: self) }
}

extension StateSet: ExpressibleByArrayLiteral {
  package init(arrayLiteral states: Int...) {
    self.init()
    for state in states { insert(state) }
  }
}
