import Refills
import Statecharts
import Store
import Synchronization

/// Pages that stay open and ask for themselves again: as long as one shows nobody else, that is the same look at it, and
/// written down once an hour.
final class OpenViews: Sendable {
  static let counts = Span.hours(1)
  /// Views that are remembered; when there are more, all are written down again.
  private static let most = 4_096

  private struct View: Hashable {
    let reader: Reader
    let route: String
    let refill: RefillID?
  }

  private let seen = Mutex<[View: ReadRecord]>([:])

  /// Whether this look was written down within the hour, by the same reader, of the same page with the same patients.
  func holds(_ record: ReadRecord) -> Bool {
    guard let last = seen.withLock({ $0[Self.view(record)] }) else { return false }
    return last.patients == record.patients && last.at <= record.at && record.at < last.at + Self.counts
  }

  /// It is on the disk.
  func note(_ record: ReadRecord) {
    seen.withLock { seen in
      if seen.count >= Self.most { seen.removeAll() }
      seen[Self.view(record)] = record
    }
  }

  private static func view(_ record: ReadRecord) -> View {
    View(reader: record.reader, route: record.route, refill: record.refill)
  }
}
