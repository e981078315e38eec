import GRDB
import Refills
import Statecharts

extension SQLiteStore {
  /// Only of what was settled as delivered or withdrawn can something be heard later.
  func report(_ id: MessageID, _ text: String, again moment: Instant?, in db: GRDB.Database) throws {
    let state = moment == nil ? "state" : "'\(DispatchRow.State.waiting.rawValue)'"
    let row = try db.row(
      """
      UPDATE dispatches SET state = \(state), last_error = ?, due_at = ifnull(?, due_at), wake_at = ?
      WHERE id = ? AND state IN ('delivered', 'withdrawn') RETURNING position, refill, lane, parked
      """,
      [try dispatches.seal(text, of: id, in: db), moment?.milliseconds, moment?.milliseconds, id.text])
    guard let row else {
      throw StoreError(.conflict, "\(id) was not sent, or is being sent again: nothing can be heard of it.")
    }
    if moment != nil { try putInFront(row, in: db) }
  }
}
