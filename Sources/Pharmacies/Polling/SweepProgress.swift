package import Statecharts

/// How far an endpoint's first reading has got, or a later sweep.
package struct SweepProgress: Hashable, Sendable {
  /// Nil: items are asked about one by one.
  package let begunAt: Instant?
  /// Pages that were read in this round.
  package let pages: Int
  /// Items that were read at least once, ever.
  package let read: Int
  /// All that are followed.
  package let items: Int

  /// Of the first reading.
  package var isComplete: Bool { read >= items }
}
