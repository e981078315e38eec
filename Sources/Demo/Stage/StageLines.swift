import Foundation
import Synchronization

/// The last events of the stream, as an engineer's system gets them.
final class StageLines: Sendable {
  private static let most = 12

  private let lines = Mutex<[String]>([])

  func take(_ line: String) {
    lines.withLock { lines in
      lines.insert(line, at: 0)
      if lines.count > Self.most { lines.removeLast() }
    }
  }

  /// The newest first.
  var latest: [String] { lines.withLock { $0 } }
}
