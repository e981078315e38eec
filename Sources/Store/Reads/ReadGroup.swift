package import Statecharts

/// The reads of one reader by one route about one refill, as one line: a system that asks every minute hides nobody. A
/// read with a reason stands by itself.
package struct ReadGroup: Hashable, Sendable {
  /// The last of them.
  package let last: ReadRecord
  package let count: Int
  /// When the first of them was.
  package let since: Instant
}
