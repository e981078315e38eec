import GRDB
import Refills
import Statecharts

/// The order of the queue: run-out, unknown first; then promise, unknown last; then id.
struct QueueOrder {
  /// As the index `refills_queue` has it: changed together, by a migration.
  static let columns = "\(first), \(second), id"

  private static let first = "ifnull(run_out, \(Int64.min + 1))"
  private static let second = "ifnull(promised_at, \(Int64.max))"

  /// A stretch of the queue that the index leads to at once.
  struct Stretch {
    let condition: String
    let arguments: StatementArguments
    /// What is left of the order in it.
    let order: String
  }

  /// The stages in which pharmacies and carriers move a refill, and seldom people.
  static let moving: Set<Stage> = [.sentToPharmacy, .shippedOrReady]
  /// As the index `refills_open` has it: changed together, by a migration.
  static let isOpen = "stage NOT IN ('sentToPharmacy', 'shippedOrReady')"

  private let runOut: Int64
  private let promise: Int64
  private let id: String

  init(of refill: Refill) {
    runOut = refill.record.runOut?.milliseconds ?? Int64.min + 1
    promise = refill.record.moments[.promisedAt]?.milliseconds ?? .max
    id = refill.id.text
  }

  /// - Throws: `cursor` where the text is none of ours.
  init(cursor: String) throws {
    let parts = cursor.split(separator: ".", maxSplits: 2)
    guard parts.count == 3, let runOut = Int64(parts[0], radix: 36), let promise = Int64(parts[1], radix: 36),
      let id = RefillID(String(parts[2]))
    else { throw StoreError(.cursor, "The cursor is none of ours. Start again from the first page.") }
    self.runOut = runOut
    self.promise = promise
    self.id = id.text
  }

  var cursor: String { String(runOut, radix: 36) + "." + String(promise, radix: 36) + "." + id }

  /// What comes after it, in this order. In one comparison of all three SQLite would pass every refill of the same
  /// run-out, and a night's clinic has thousands.
  var after: [Stretch] {
    [
      Stretch(
        condition: "\(Self.first) = ? AND \(Self.second) = ? AND id > ?", arguments: [runOut, promise, id],
        order: "id"),
      Stretch(
        condition: "\(Self.first) = ? AND \(Self.second) > ?", arguments: [runOut, promise],
        order: "\(Self.second), id"),
      Stretch(condition: "\(Self.first) > ?", arguments: [runOut], order: Self.columns),
    ]
  }

  /// The whole queue.
  static let all = [Stretch(condition: "1", arguments: [], order: columns)]
}

extension StoreError.Code {
  /// A page was asked for after a cursor that the store did not give out.
  package static let cursor = StoreError.Code("cursor")
}
