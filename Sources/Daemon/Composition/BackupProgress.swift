import Logging

/// Says in the log how far a backup is, each tenth once.
struct BackupProgress {
  private static let step = 10

  let log: Logger
  private var said = 0

  init(_ log: Logger) { self.log = log }

  /// - Parameter percent: of the pages.
  mutating func reached(_ percent: Int) {
    let tenth = percent / Self.step * Self.step
    guard tenth > said, tenth < 100 else { return }
    said = tenth
    log.notice("a backup goes on", metadata: ["percent": "\(tenth)"])
  }
}
