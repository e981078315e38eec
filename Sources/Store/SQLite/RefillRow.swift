/// Where a refill's row is, and what was written last about it.
struct RefillRow {
  /// SQLite's number of the row.
  let number: Int64
  let line: RefillLine
}
