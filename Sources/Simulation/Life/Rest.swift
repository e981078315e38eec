import Statecharts

/// What one loop of a process waits for.
enum Rest<Input> {
  /// Nothing: this is its next input.
  case ready(Input)
  /// A bell, or the clock that counts; nil: a bell alone.
  case sleeping(until: Span?)
  /// An answer.
  case waiting

  mutating func ring(_ input: Input) {
    if case .sleeping = self { self = .ready(input) }
  }

  /// Wakes it no later than then.
  mutating func ring(at moment: Span) {
    if case .sleeping(let until) = self { self = .sleeping(until: min(until ?? moment, moment)) }
  }

  func isReady(at now: Span) -> Bool {
    switch self {
    case .ready: true
    case .sleeping(let until): until.map { $0 <= now } ?? false
    case .waiting: false
    }
  }

  var wake: Span? { if case .sleeping(let until) = self { until } else { nil } }

  /// The input to go on with; a sleeper's is `woke`.
  func input(_ woke: Input) -> Input? {
    switch self {
    case .ready(let input): input
    case .sleeping: woke
    case .waiting: nil
    }
  }
}
