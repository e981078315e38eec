/// What was found in the states that a power cut could have left.
struct CrashFindings: Sendable {
  enum Fault: String, CaseIterable, Sendable {
    /// A promise was not kept.
    case lost
    /// Neither before nor after a transaction.
    case half
    /// It does not open, or is damaged.
    case broken
  }

  /// Most that are told in words.
  private static let mostTold = 5

  private(set) var states = 0
  private(set) var inFlight: [String: Int] = [:]
  private(set) var faults: [Fault: Int] = [:]
  private(set) var told: [String] = []

  mutating func count(_ inFlight: String) {
    states += 1
    self.inFlight[inFlight, default: 0] += 1
  }

  mutating func note(_ fault: Fault, _ text: String) {
    faults[fault, default: 0] += 1
    if told.count < Self.mostTold { told.append("\(fault.rawValue): \(text)") }
  }

  mutating func add(_ other: CrashFindings) {
    states += other.states
    inFlight.merge(other.inFlight, uniquingKeysWith: +)
    faults.merge(other.faults, uniquingKeysWith: +)
    told += other.told.prefix(Self.mostTold - told.count)
  }

  var summary: String {
    let flights = inFlight.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    let found = Fault.allCases.map { "\($0.rawValue) \(faults[$0] ?? 0)" }.joined(separator: ", ")
    return "\(states) states; in flight: \(flights); \(found)"
  }
}
