package import Statecharts

/// How many requests may be on their way at once: more while they succeed, half as many when the server is strained.
///
/// It begins small and grows by one with each success until something fails for the first time; from then on by one
/// for each full round. The rule by which TCP shares a wire (RFC 5681) shares a server as well.
package struct RequestWindow: Hashable, Sendable {
  /// To begin with, and after an outage: what a small vendor's server takes without notice.
  package static let first = 4
  /// Failures that come so close together are one failure: their requests were on their way at the same time.
  package static let oneFailure = Span.seconds(1)

  private let most: Int
  /// In thousandths.
  private var size: Int
  /// Up to here it grows fast.
  private var known: Int
  private var cutAt = Instant(milliseconds: .min)

  /// - Parameter most: never more than so many.
  package init(most: Int) {
    self.most = max(1, most) * 1_000
    size = min(max(1, most), Self.first) * 1_000
    known = self.most
  }

  package var limit: Int { size / 1_000 }

  package mutating func succeeded() {
    guard size < most else { return }
    size = min(most, size + (size < known ? 1_000 : max(1, 1_000_000 / size)))
  }

  /// The server said that it is too much, or did not answer.
  package mutating func strained(at now: Instant) {
    guard now - cutAt >= Self.oneFailure else { return }
    cutAt = now
    size = max(1_000, size / 2)
    known = size
  }

  /// The endpoint is left alone for a while: what comes after begins small.
  package mutating func closed() {
    known = max(1_000, size / 2)
    size = min(size, min(most, Self.first * 1_000))
  }
}
