import GRDB

/// The tables, as numbered migrations. A migration that was released is never changed; the next one changes
/// what it made.
enum Schema {
  /// “RXFL”, in the header of every file of ours.
  static let applicationID: Int32 = 0x5258_464C

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: keyTables)
      try db.execute(sql: directoryTables)
      try db.execute(sql: refillTables)
      try db.execute(sql: queueTables)
      try db.execute(sql: accessTables)
    }
    migrator.registerMigration("2") { db in
      try db.execute(sql: "ALTER TABLE openings ADD COLUMN chart TEXT")
    }
    migrator.registerMigration("3") { db in try db.execute(sql: watchIndexes) }
    migrator.registerMigration("4") { db in
      try db.execute(sql: answerTable)
      try db.execute(sql: doubtColumns)
    }
    migrator.registerMigration("5") { db in try db.execute(sql: SchemaChains.sql) }
    migrator.registerMigration("6") { db in try db.execute(sql: SchemaPruning.sql) }
    migrator.registerMigration("7") { db in
      try db.execute(sql: SchemaOrder.sql)
      try db.execute(sql: HoldTable.sql)
      try db.execute(sql: ProgressCounts.sql)
      try db.execute(sql: SchemaBeside.sql)
      try db.execute(sql: ReadTable.sql)
    }
    migrator.registerMigration("8") { db in
      try db.execute(sql: FormerPlaceTable.sql)
      try db.execute(sql: SecondFactorTable.sql)
    }
    // Changes no table: from here on patients and prescriptions are sealed as bytes, which no earlier version reads.
    migrator.registerMigration("9") { _ in }
    // Nor does it read what patients answered, which records and patients hold from here on.
    migrator.registerMigration("10") { _ in }
    migrator.registerMigration("11") { db in try db.execute(sql: SchemaWork.sql) }
    return migrator
  }

  /// Marks a new file as ours.
  /// - Throws: `schema` where the file belongs to another program.
  static func claim(_ db: GRDB.Database) throws {
    let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    if mark == applicationID { return }
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    guard mark == 0, isEmpty else {
      throw StoreError(.schema, "The file is a database of another program. Check the path.")
    }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
  }

  /// Brings the tables to this version.
  /// - Throws: `schema` where a newer version wrote the file.
  static func migrate(_ pool: DatabasePool) throws {
    guard try !pool.read(migrator.hasBeenSuperseded) else {
      throw StoreError(
        .schema,
        "The database was written by a newer version of refilld. "
          + "Start that version, or restore an older backup."
      )
    }
    try migrator.migrate(pool)
  }

  /// `openings` counts the starts: a claim of an earlier one has lost its process.
  private static let keyTables = """
    CREATE TABLE openings (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL) STRICT;
    CREATE TABLE data_keys (
      owner TEXT PRIMARY KEY, master TEXT NOT NULL, wrapped BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Tables of one shape. `holder` is the patient whose key seals the row; nobody holds staff.
  private static let directoryTables =
    ["patients", "prescriptions", "requests", "staff", "orders", "dispenses"].map { table in
      """
      CREATE TABLE \(table) (
        id TEXT PRIMARY KEY, external TEXT NOT NULL UNIQUE, holder TEXT REFERENCES patients(id),
        sealed BLOB NOT NULL
      ) STRICT;
      """
    }.joined(separator: "\n") + """

      CREATE INDEX dispenses_holder ON dispenses (holder);
      CREATE TABLE patient_lookups (
        digest BLOB NOT NULL, patient TEXT NOT NULL REFERENCES patients(id), PRIMARY KEY (digest, patient)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX patient_lookups_patient ON patient_lookups (patient);
      """

  private static let refillTables = """
    CREATE TABLE refills (
      id TEXT PRIMARY KEY, external TEXT NOT NULL UNIQUE, patient TEXT NOT NULL REFERENCES patients(id),
      prescription TEXT NOT NULL REFERENCES prescriptions(id), brand TEXT NOT NULL, endpoint TEXT, item TEXT,
      progress TEXT NOT NULL, patient_part TEXT NOT NULL, cancel TEXT NOT NULL, tracking TEXT NOT NULL,
      pace TEXT NOT NULL, stage TEXT NOT NULL, live INTEGER NOT NULL CHECK (live IN (0, 1)),
      rhythm TEXT NOT NULL, run_out INTEGER, promised_at INTEGER, progress_since INTEGER NOT NULL,
      version INTEGER NOT NULL, changed_at INTEGER NOT NULL, chart TEXT NOT NULL, states TEXT NOT NULL,
      histories TEXT NOT NULL, sealed BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX refills_live ON refills (prescription) WHERE live = 1;
    CREATE INDEX refills_item ON refills (endpoint, item);
    CREATE INDEX refills_patient ON refills (patient, id);
    CREATE INDEX refills_progress ON refills (brand, progress);
    CREATE INDEX refills_queue ON refills (\(QueueOrder.columns), brand, progress) WHERE live = 1;

    CREATE TABLE tasks (
      refill TEXT NOT NULL REFERENCES refills(id), position INTEGER NOT NULL, owner TEXT NOT NULL,
      urgent INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (refill, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tasks_owner ON tasks (owner, refill);

    CREATE TABLE timers (
      due INTEGER NOT NULL, refill TEXT NOT NULL REFERENCES refills(id), clock TEXT NOT NULL,
      occurrence INTEGER NOT NULL, PRIMARY KEY (due, refill, clock)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX timers_clock ON timers (refill, clock);

    CREATE TABLE journal (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, refill TEXT NOT NULL REFERENCES refills(id),
      version INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL,
      sender TEXT NOT NULL, chart TEXT NOT NULL, states_from TEXT NOT NULL, states_to TEXT NOT NULL,
      guards_asked INTEGER NOT NULL, guard_answers INTEGER NOT NULL, timers TEXT NOT NULL,
      notices TEXT NOT NULL, correction INTEGER NOT NULL, refusal TEXT, payload_commitment BLOB NOT NULL,
      payload BLOB NOT NULL, chain BLOB NOT NULL
    ) STRICT;
    CREATE INDEX journal_refill ON journal (refill);
    CREATE TRIGGER journal_keeps_rows BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
    """

  /// What the poller reads when it starts: an endpoint's live refills in the order in which they lie on the disk, and
  /// those that were closed lately.
  private static let watchIndexes = """
    CREATE INDEX refills_watched ON refills (endpoint) WHERE live = 1;
    CREATE INDEX refills_closed ON refills (endpoint, progress_since) WHERE live = 0;
    """

  /// The last answers about each refill. Rows are added at the table's end; the index finds the few of a refill.
  private static let answerTable = """
    CREATE TABLE raw_answers (
      refill TEXT NOT NULL REFERENCES refills(id), number INTEGER NOT NULL, endpoint TEXT NOT NULL,
      item TEXT NOT NULL, origin TEXT NOT NULL, asked_at INTEGER NOT NULL, event TEXT, refusal TEXT,
      journal INTEGER, cut INTEGER NOT NULL CHECK (cut IN (0, 1)), sealed BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX raw_answers_refill ON raw_answers (refill, number);
    """

  /// What support looks through and counts. The record that says it is sealed, so that a refill that was written before
  /// this migration counts from its next change on.
  private static let doubtColumns = """
    ALTER TABLE refills ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE refills ADD COLUMN unmapped INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX refills_unsure ON refills (brand, unsure) WHERE unsure = 1;
    CREATE INDEX refills_unmapped ON refills (brand, unmapped) WHERE unmapped = 1;
    """

  /// A row of `dispatches` is open, waiting or claimed, as long as `wake_at` says when it may be claimed.
  private static let queueTables = """
    CREATE TABLE dispatches (
      position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
      refill TEXT NOT NULL REFERENCES refills(id), sequence INTEGER NOT NULL, lane TEXT NOT NULL,
      content TEXT NOT NULL, once INTEGER NOT NULL, state TEXT NOT NULL, attempt INTEGER NOT NULL,
      created_at INTEGER NOT NULL, due_at INTEGER NOT NULL, wake_at INTEGER, opening INTEGER, last_error BLOB,
      CHECK ((wake_at IS NOT NULL) = (state IN ('waiting', 'claimed')))
    ) STRICT;
    CREATE INDEX dispatches_due ON dispatches (wake_at, position) WHERE wake_at IS NOT NULL;
    CREATE INDEX dispatches_lane ON dispatches (refill, lane, position) WHERE wake_at IS NOT NULL;
    CREATE INDEX dispatches_refill ON dispatches (refill);
    CREATE INDEX dispatches_withdrawn ON dispatches (state) WHERE state = 'withdrawn';
    CREATE INDEX dispatches_dead ON dispatches (state) WHERE state = 'dead';
    CREATE INDEX dispatches_unknown ON dispatches (state) WHERE state = 'unknown';

    CREATE TABLE cursors (consumer TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE reading_marks (
      endpoint TEXT NOT NULL, item TEXT NOT NULL, digest BLOB NOT NULL, entity_tag TEXT, last_modified TEXT,
      cursor TEXT, read_at INTEGER, next_at INTEGER NOT NULL, missed INTEGER NOT NULL,
      PRIMARY KEY (endpoint, item)
    ) STRICT, WITHOUT ROWID;
    """

  private static let accessTables = """
    CREATE TABLE answers (
      client TEXT NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL, status INTEGER NOT NULL,
      body BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (client, key)
    ) STRICT;
    CREATE INDEX answers_at ON answers (at);
    CREATE TABLE credentials (
      staff TEXT PRIMARY KEY REFERENCES staff(id), verifier TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sessions (
      digest BLOB PRIMARY KEY, subject TEXT NOT NULL, started_at INTEGER NOT NULL, ends_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sessions_ends_at ON sessions (ends_at);
    CREATE TABLE tickets (
      digest BLOB PRIMARY KEY, patient TEXT NOT NULL REFERENCES patients(id), browser BLOB,
      ends_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tickets_ends_at ON tickets (ends_at);
    """
}
