import GRDB
import Refills
import Statecharts

extension RefillFilter {
  /// As the index `refills_late` has it: changed together, by a migration.
  static let late = "pace = 'late' AND live = 1"

  /// So many are sorted in less time than it takes to come upon a page of them in the order of the queue, among a
  /// million: both take some milliseconds where an index knows the progress of all that are passed, and some ten where
  /// each is looked at.
  private var few: Int { isOpen ? 1_000 : 5_000 }

  /// Whether what the filter wants waits for people only.
  private var isOpen: Bool {
    !progress.isEmpty && progress.allSatisfy { !QueueOrder.moving.contains($0.stage) }
  }

  /// Whether few of all that live stand where the filter wants them.
  func isFew(in db: GRDB.Database) throws -> Bool {
    guard isQueue, !progress.isEmpty else { return false }
    let (brands, states) = (brands.map(\.text).sorted(), progress.map(\.rawValue).sorted())
    let found = try db.row(
      """
      SELECT count(*) AS count FROM (
        SELECT 1 FROM refills INDEXED BY refills_progress
        WHERE brand IN (\(brands.places)) AND progress IN (\(states.places)) LIMIT \(few + 1))
      """, StatementArguments(brands + states))
    return (found?["count"] ?? 0) <= few
  }

  /// Whether it is found in the order of the queue, or among all of some progress: no shorter list holds it.
  private var isQueue: Bool { isLive == true && task == nil && shortList == nil }

  /// The index that holds few beside those that are wanted.
  private var shortList: (index: String, condition: String)? {
    if let doubt { return (doubt.index, "\(doubt.column) = 1") }
    if isLate { return ("refills_late", Self.late) }
    if case .snoozed = rest { return ("refills_snoozed", SchemaWork.isSnoozed) }
    return owners.isEmpty ? nil : ("refills_owner", SchemaWork.isOwned)
  }

  /// What follows `FROM refills`, with the index that serves the filter: the few refills in doubt, late, put off or owned
  /// by theirs, the few with a task by their ids, live ones in the order of the queue unless few of them are wanted, all
  /// others by brand and progress. Left to itself, SQLite sorts them all.
  func source(isFew: Bool) -> (sql: String, arguments: StatementArguments) {
    // No index leads to those of no brand.
    if brands.isEmpty { return ("WHERE 0", []) }
    let brands = brands.map(\.text).sorted()
    let progress = progress.map(\.rawValue).sorted()
    let index =
      if let shortList { "INDEXED BY \(shortList.index) " } else {
        isQueue ? "INDEXED BY refills_\(isFew ? "progress" : isOpen ? "open" : "queue") " : ""
      }
    // A plus keeps SQLite from choosing the index of this column.
    let column = task == nil ? "" : "+"
    var parts = ["\(column)brand IN (\(brands.places))"]
    var arguments = StatementArguments(brands)
    if !progress.isEmpty {
      parts.append("\(column)progress IN (\(progress.places))")
      arguments += StatementArguments(progress)
    }
    // As a literal: with a parameter SQLite does not see that the partial index holds all that is asked for.
    if let isLive { parts.append("live = \(isLive ? 1 : 0)") }
    if isQueue, isOpen, !isFew { parts.append(QueueOrder.isOpen) }
    if let shortList { parts.append(shortList.condition) }
    if let task {
      parts.append("id IN (SELECT refill FROM tasks WHERE owner = ?)")
      arguments += [task.rawValue]
    }
    if !owners.isEmpty {
      let owners = owners.map(\.text).sorted()
      parts.append("owner IN (\(owners.places))")
      arguments += StatementArguments(owners)
    }
    switch rest {
    case .awake(let now):
      parts.append("(snoozed_until IS NULL OR snoozed_until <= ?)")
      arguments += [now.milliseconds]
    case .snoozed(let now):
      parts.append("snoozed_until > ?")
      arguments += [now.milliseconds]
    case nil: break
    }
    return (index + "WHERE " + parts.joined(separator: " AND "), arguments)
  }
}

extension Doubt {
  /// The column that is 1 where a refill is in it, and the partial index over those.
  var column: String { rawValue }
  var index: String { "refills_" + rawValue }
}

extension [String] {
  /// A question mark for each.
  var places: String { map { _ in "?" }.joined(separator: ", ") }
}
