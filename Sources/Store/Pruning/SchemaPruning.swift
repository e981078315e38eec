/// Of the sixth migration: where the journal begins since its beginning was pruned, and what is kept of that beginning.
///
/// `prunings` has a row for each run that took something away. `kept_rows` has one for each refill that has rows on both
/// sides of the newest of them. Nothing but what a pruning names ever leaves the journal.
enum SchemaPruning {
  static let sql = """
    CREATE TABLE prunings (
      through INTEGER PRIMARY KEY, chain BLOB NOT NULL, at INTEGER NOT NULL, kept INTEGER NOT NULL,
      key BLOB NOT NULL, signature BLOB NOT NULL
    ) STRICT;
    CREATE TABLE kept_rows (
      refill TEXT PRIMARY KEY REFERENCES refills(id), sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER journal_loses_what_was_pruned BEFORE DELETE ON journal
    WHEN OLD.sequence > ifnull((SELECT max(through) FROM prunings), 0)
      OR EXISTS (SELECT 1 FROM kept_rows WHERE refill = OLD.refill)
    BEGIN SELECT RAISE(ABORT, 'only a pruned beginning leaves the journal'); END;
    """
}
