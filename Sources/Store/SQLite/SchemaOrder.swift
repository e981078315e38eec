import Refills

/// The seventh migration: what decisions move lies in the order of time, so that the rows of a batch are neighbours on
/// the disk, and what they need not move is moved by none.
///
/// `refills_queue` had the progress of all refills beside the order of the queue, so that each decision wrote it at a place
/// of its own. Now it has no progress, and `refills_open` has that of those that wait for people: pharmacies move most.
/// `timers` of one due time, as every night's are, lay in the order of their refills, and looked for the refill that the
/// same transaction had just written, up to six times a decision.
enum SchemaOrder {
  /// Those whose patient has something to do.
  static let isAsked = "live = 1 AND patient_part <> '\(RefillChart.PatientPart.nothingAsked.rawValue)'"

  static let sql = """
    DROP INDEX refills_progress;
    CREATE INDEX refills_progress ON refills (brand, progress, changed_at);
    DROP INDEX refills_queue;
    CREATE INDEX refills_queue ON refills (\(QueueOrder.columns), brand) WHERE live = 1;
    CREATE INDEX refills_open ON refills (\(QueueOrder.columns), brand, progress)
    WHERE live = 1 AND \(QueueOrder.isOpen);
    CREATE INDEX refills_asked ON refills (brand, patient_part) WHERE \(isAsked);
    CREATE INDEX refills_late ON refills (brand) WHERE \(RefillFilter.late);

    CREATE TABLE timers_in_order (
      due INTEGER NOT NULL, set_at INTEGER NOT NULL, refill TEXT NOT NULL, clock TEXT NOT NULL,
      occurrence INTEGER NOT NULL, PRIMARY KEY (due, set_at, refill, clock)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO timers_in_order SELECT due, 0, refill, clock, occurrence FROM timers;
    DROP TABLE timers;
    ALTER TABLE timers_in_order RENAME TO timers;
    """
}
