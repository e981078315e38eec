import GRDB
import Refills
import Statecharts
import Synchronization

/// The open file: one connection that writes and checkpoints, some that read, and the keys to what is sealed.
final class DatabaseFile: Sendable {
  let pool: DatabasePool
  let vault: Vault
  /// Which start this is, counted from 1.
  let opening: Int64
  /// Written by who writes, one at a time; read by who decides, also meanwhile.
  let live = Mutex(LiveRefills())
  private let tails = Mutex<TableTails?>(nil)
  private let hasFailed = Atomic(false)
  private let isClosed = Atomic(false)
  let watch = DiskWatch()

  /// - Parameter now: kept as the time of this start.
  init(path: String, keys: KeyRing, now: Instant) throws {
    pool = try DatabasePool(path: path, configuration: Self.configuration)
    try pool.writeWithoutTransaction(Self.makeDurable)
    try Schema.migrate(pool)
    (vault, opening) = try pool.write { db in
      try StoredCharts.check(db)
      try db.run(
        "INSERT INTO openings (at, chart) VALUES (?, ?)", [now.milliseconds, RefillChart.table.version])
      let opening = db.lastInsertedRowID
      return (try Vault(keys, in: db), opening)
    }
  }

  /// Reads on a connection of its own, from the last commit.
  func read<Value>(_ body: (GRDB.Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try pool.unsafeRead { db in try db.transaction("BEGIN DEFERRED") { try body(db) } }
    } catch {
      throw watch.seen(error)
    }
  }

  /// Reads on the connection that writes, whose cache holds what was written last. Within `readingForWriting` it is part
  /// of that.
  func readForWriting<Value>(_ body: (GRDB.Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try pool.unsafeReentrantWrite(body)
    } catch {
      throw watch.seen(error)
    }
  }

  /// One transaction for all that the body reads with `readForWriting`. Nothing is written in it.
  func readingForWriting<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do {
      return try pool.writeWithoutTransaction { db in try db.transaction("BEGIN DEFERRED", body) }
    } catch {
      throw watch.seen(error)
    }
  }

  /// One transaction, on disk when this returns.
  ///
  /// After the disk failed once nothing is written any more: what a failed sync left behind, nobody knows,
  /// and a second sync that succeeds proves nothing. Only a restart recovers.
  /// - Parameter checkingReferences: false for who takes away whole refills: SQLite would look through all of the
  ///   journal for rows that still name one, since no index finds them.
  @discardableResult
  func write<Value>(
    checkingReferences: Bool = true, _ body: (GRDB.Database) throws -> Value
  ) throws(StoreError) -> Value {
    try writing {
      guard checkingReferences else { return try pool.writeUnchecked(body) }
      return try pool.writeWithoutTransaction { db in
        try db.transaction("BEGIN IMMEDIATE") { try body(db) }
      }
    }
  }

  /// The same on the writer's own thread, while the caller goes on.
  /// - Parameter done: called there, before anybody else has the writer's turn.
  func write(
    _ body: @escaping @Sendable (GRDB.Database) throws -> Void,
    then done: @escaping @Sendable (Result<Void, StoreError>) -> Void
  ) {
    pool.asyncWriteWithoutTransaction { [self] db in
      done(
        Result { () throws(StoreError) in
          try writing { try db.transaction("BEGIN IMMEDIATE") { try body(db) } }
        })
    }
  }

  private func writing<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    guard !hasFailed.load(ordering: .acquiring) else {
      throw StoreError(.inputOutput, "The disk failed before. Check it, then start again.")
    }
    do {
      return try body()
    } catch {
      vault.forgetKeys()
      tails.withLock { $0 = nil }
      let error = isRefused(error) ? readOnly : StoreError(from: error)
      if error.code == .inputOutput { hasFailed.store(true, ordering: .releasing) }
      throw error
    }
  }

  /// Writes the log into the file and cuts it to nothing, when nobody reads.
  func emptyLog() throws(StoreError) {
    do {
      _ = try pool.barrierWriteWithoutTransaction { db in try db.checkpoint(.truncate) }
    } catch {
      throw StoreError(from: error)
    }
  }

  /// Where the next rows go, for who writes. It keeps what it has written with `keep`.
  func tail(in db: GRDB.Database) throws -> TableTails {
    if let known = tails.withLock({ $0 }) { return known }
    return try TableTails(Journal(vault: vault), in: db)
  }

  func keep(_ tail: TableTails) { tails.withLock { $0 = tail } }

  /// Writes the log into the file and closes it; the second time it does nothing.
  func close() throws(StoreError) {
    guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
    do {
      // The pool closes its writer before its readers, and the last to close does not checkpoint when it only
      // reads.
      let checkpoint = Result { try emptyLog() }
      try pool.close()
      _ = try checkpoint.get()
    } catch {
      throw StoreError(from: error)
    }
  }
}
