import Logging

/// Says in the log how far something long is, each tenth once.
struct Progress {
  private static let step = 10

  private let what: String
  private let log: Logger
  private var said = 0

  /// - Parameter what: is going on.
  init(_ what: String, _ log: Logger) {
    self.what = what
    self.log = log
  }

  /// - Parameter percent: of all.
  mutating func reached(_ percent: Int) {
    let tenth = percent / Self.step * Self.step
    guard tenth > said, tenth < 100 else { return }
    said = tenth
    log.notice("\(what)", metadata: ["percent": "\(tenth)"])
  }
}
