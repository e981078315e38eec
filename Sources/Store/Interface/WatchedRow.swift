/// An item that an endpoint may be asked about, as the poller finds it at its start.
package struct WatchedRow: Hashable, Sendable {
  /// Where a row stands among the others of its endpoint: the live ones first, then the closed by their age.
  package struct Place: Hashable, Sendable {
    /// Since when it is closed, in ms since 1970; nil: it is live.
    package let closedSince: Int64?
    package let row: Int64

    package init(closedSince: Int64?, row: Int64) {
      self.closedSince = closedSince
      self.row = row
    }
  }

  package let tracked: TrackedItem
  /// What is remembered of its last reading.
  package let mark: ReadingMark?
  package let place: Place

  package init(tracked: TrackedItem, mark: ReadingMark?, place: Place) {
    self.tracked = tracked
    self.mark = mark
    self.place = place
  }
}
