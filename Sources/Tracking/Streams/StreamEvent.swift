import Refills
package import Store

/// The stream: each journal row that changed where a refill stands is one event.
package enum StreamEvent {
  /// The event's id: the refill's id, a hyphen and its version after the event, for example `rf_…-7`. A
  /// refill has each version once, so the id is the same in every delivery and for every consumer.
  package static func id(of row: JournalRow) -> String {
    "\(row.entry.refill)-\(row.entry.version)"
  }

  /// Tries that were refused, and news that only changed the record, are in the journal but not in the
  /// stream.
  package static func isEvent(_ row: JournalRow) -> Bool {
    row.entry.from != row.entry.to
  }
}
