/// The eleventh migration: who looks after a refill at the desk, and until when it waits there.
///
/// Few are put off at once and each of the staff has few, so that both lists are found by indexes of their own; the
/// others are read as they were.
enum SchemaWork {
  /// As the index `refills_owner` has it: changed together, by a migration.
  static let isOwned = "owner IS NOT NULL AND live = 1"
  /// As the index `refills_snoozed` has it: changed together, by a migration.
  static let isSnoozed = "snoozed_until IS NOT NULL AND live = 1"

  static let sql = """
    ALTER TABLE refills ADD COLUMN owner TEXT;
    ALTER TABLE refills ADD COLUMN snoozed_until INTEGER;
    CREATE INDEX refills_owner ON refills (owner) WHERE \(isOwned);
    CREATE INDEX refills_snoozed ON refills (snoozed_until) WHERE \(isSnoozed);
    """
}
