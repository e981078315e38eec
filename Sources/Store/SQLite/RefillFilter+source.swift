import GRDB
import Refills

extension RefillFilter {
  /// What follows `FROM refills`, with the index that serves the filter: the few refills in doubt by theirs, the few
  /// with a task by their ids, live ones in the order of the queue, all others by brand and progress. Left to itself,
  /// SQLite sorts them all.
  var source: (sql: String, arguments: StatementArguments) {
    let brands = brands.map(\.text).sorted()
    let progress = progress.map(\.rawValue).sorted()
    let index =
      if let doubt { "INDEXED BY \(doubt.index) " } else {
        task == nil && isLive == true ? "INDEXED BY refills_queue " : ""
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
    if let doubt { parts.append("\(doubt.column) = 1") }
    if let task {
      parts.append("id IN (SELECT refill FROM tasks WHERE owner = ?)")
      arguments += [task.rawValue]
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
