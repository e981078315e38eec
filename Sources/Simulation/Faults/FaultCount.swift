/// How often each fault happened.
package struct FaultCount: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: Fault.allCases.count)
  private static let index = Dictionary(
    uniqueKeysWithValues: Fault.allCases.enumerated().map { ($1, $0) })

  package subscript(fault: Fault) -> Int {
    get { Self.index[fault].map { counts[$0] } ?? 0 }
    set { if let index = Self.index[fault] { counts[index] = newValue } }
  }

  package mutating func add(_ other: FaultCount) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// Faults that never happened.
  package var missing: [Fault] { Fault.allCases.filter { self[$0] == 0 } }
}
