/// The fifth migration: the journal holds each record, and what belongs to one refill is chained instead of indexed.
///
/// An index by refill is written at another place for each decision, which costs as much as the decision's own rows.
/// A chain costs a number in the row: the refill knows its last, and each the one before.
enum SchemaChains {
  static let sql = """
    ALTER TABLE refills ADD COLUMN layout INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE refills ADD COLUMN journaled INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE refills ADD COLUMN last_notice INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE refills ADD COLUMN last_correction INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE refills ADD COLUMN last_errand INTEGER NOT NULL DEFAULT 0;
    UPDATE refills SET
      journaled = ifnull((SELECT max(sequence) FROM journal WHERE refill = refills.id), 0),
      last_notice = \(last("notice")), last_correction = \(last("correction")), last_errand = \(last("pharmacy"));

    ALTER TABLE journal ADD COLUMN before INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE journal ADD COLUMN record BLOB;
    DROP TRIGGER journal_keeps_rows;
    UPDATE journal SET before = ifnull((
      SELECT max(older.sequence) FROM journal AS older
      WHERE older.refill = journal.refill AND older.sequence < journal.sequence), 0);
    CREATE TRIGGER journal_keeps_rows BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
    DROP INDEX journal_refill;

    ALTER TABLE dispatches ADD COLUMN behind INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE dispatches ADD COLUMN parked INTEGER NOT NULL DEFAULT 0 CHECK (parked IN (0, 1));
    UPDATE dispatches SET parked = lane LIKE 'stream:%', behind = ifnull((
      SELECT max(older.position) FROM dispatches AS older
      WHERE older.refill = dispatches.refill AND older.lane = dispatches.lane AND older.wake_at IS NOT NULL
      AND older.position < dispatches.position), 0);
    DROP INDEX dispatches_refill;
    DROP INDEX dispatches_lane;
    CREATE INDEX dispatches_sequence ON dispatches (sequence);
    CREATE INDEX dispatches_parked ON dispatches (refill, lane, position) WHERE parked = 1 AND wake_at IS NOT NULL;

    DROP INDEX timers_clock;
    """

  private static func last(_ lane: String) -> String {
    "ifnull((SELECT max(position) FROM dispatches WHERE refill = refills.id AND lane = '\(lane)'), 0)"
  }
}
