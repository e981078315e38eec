import Foundation
import GRDB
import Refills
import Statecharts

extension JournalReplay {
  /// Holds the tables against what the journal says that they must be.
  func compare(with reader: any DatabaseReader) throws {
    var found = 0
    var after = ""
    while true {
      let rows = try reader.read { db in
        try db.all(
          """
          SELECT id, version, states, histories, journaled, sealed FROM refills WHERE id > ?
          ORDER BY id LIMIT ?
          """, [after, Self.rowsAtOnce]
        ) { columns in
          try compareRecord(columns, in: db)
          return (id: columns.text(0), isKnown: try isKnown(columns))
        }
      }
      guard let last = rows.last else { break }
      found += rows.count { $0.isKnown }
      after = last.id
    }
    guard found == places.count else {
      throw StoreError(
        .unreadable,
        "\(places.count - found) refills stand in the journal and not in their table. Restore a backup.")
    }
    try compareTimers(with: reader)
    try compareNotices(with: reader)
    try compareErrands(with: reader)
  }

  /// - Returns: false for a refill of another version of the chart.
  private func isKnown(_ columns: Columns) throws -> Bool {
    let id = columns.text(0)
    if strangers.contains(id) { return false }
    guard let place = places[id] else {
      throw Self.differs(id, "the journal does not know it")
    }
    let chart = RefillChart.table
    guard place.version == columns.number(1),
      try StoredJSON.text(place.configuration.stateIDs(in: chart)) == columns.text(2),
      try StoredJSON.text(place.configuration.historyIDs(in: chart)) == columns.text(3)
    else { throw Self.differs(id, "it stands elsewhere, or at another version") }
    guard place.last == columns.number(4) else {
      throw Self.differs(id, "it does not name its last row in the journal")
    }
    return true
  }

  /// What is sealed is the same in both places, or gone from the refill where its patient was erased.
  private func compareRecord(_ columns: Columns, in db: GRDB.Database) throws {
    let (id, sealed) = (columns.text(0), columns.bytes(5))
    guard let place = places[id], place.recorded > 0, !sealed.isEmpty else { return }
    let journaled = try db.first(
      "SELECT record FROM journal WHERE sequence = ?", { $0.put(place.recorded) }
    ) { $0.bytes(0) }
    guard journaled == sealed else { throw Self.differs(id, "its record is another") }
  }

  private func compareTimers(with reader: any DatabaseReader) throws {
    // Nothing is due for an erased patient.
    let erased = try reader.read { db in
      try String.fetchSet(db, sql: "SELECT id FROM refills WHERE brand = ''")
    }
    var left = places.filter { !$0.value.clocks.isEmpty && !erased.contains($0.key) }.mapValues(\.clocks)
    try reader.read { db in
      try db.each("SELECT refill, clock, occurrence, due FROM timers", { _ in }) { columns in
        let (id, clock) = (columns.text(0), columns.text(1))
        if strangers.contains(id) { return }
        let change = left[id]?.removeValue(forKey: clock)
        guard let change, change.occurrence == columns.number(2), change.due == columns.instant(3) else {
          throw Self.differs(id, "its clock \(clock) is not due when the journal says")
        }
      }
    }
    if let (id, clocks) = left.first(where: { !$0.value.isEmpty }) {
      throw Self.differs(id, "its clock \(clocks.keys.sorted().joined(separator: ", ")) is missing")
    }
  }

  private func compareNotices(with reader: any DatabaseReader) throws {
    var left = notices.filter { !strangers.contains($0.value.refill) }
    try reader.read { db in
      try db.each(
        "SELECT refill, sequence FROM dispatches WHERE lane IN ('notice', 'correction')", { _ in }
      ) { columns in
        let (id, sequence) = (columns.text(0), columns.number(1))
        if strangers.contains(id) { return }
        guard let (_, count) = left[sequence] else {
          throw Self.differs(
            id, "the queue out has a notice that row \(sequence) of the journal does not name")
        }
        left[sequence] = count == 1 ? nil : (id, count - 1)
      }
    }
    if let sequence = left.keys.min() {
      throw StoreError(
        .unreadable,
        "The notice of journal row \(sequence) is missing from the queue out. Restore a backup.")
    }
  }

  /// Whether an errand has a row depends on what is sealed: there may be fewer rows than errands, and none besides.
  private func compareErrands(with reader: any DatabaseReader) throws {
    try reader.read { db in
      try db.each(
        "SELECT refill, sequence, count(*) FROM dispatches WHERE lane = 'pharmacy' GROUP BY sequence",
        { _ in }
      ) { columns in
        let (id, sequence, count) = (columns.text(0), columns.number(1), Int(columns.number(2)))
        if strangers.contains(id) { return }
        guard let asked = errands[sequence], asked.refill == id, count <= asked.commands.count else {
          throw Self.differs(
            id, "the queue out has an errand that row \(sequence) of the journal does not give")
        }
      }
    }
  }

  private static func differs(_ id: String, _ what: String) -> StoreError {
    StoreError(.unreadable, "\(id) is not as the journal says: \(what). Restore a backup.")
  }
}
