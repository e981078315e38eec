import Foundation

/// Where a sealed value stands. It is bound into the seal, so that a value moved elsewhere does not open.
struct SealedPlace {
  let table: String
  let row: String
  let column: String

  init(_ table: String, _ row: String, _ column: String) {
    self.table = table
    self.row = row
    self.column = column
  }

  /// The parts are separated by a byte that none of them can contain.
  var authenticated: Data { Data((table + "\0" + row + "\0" + column).utf8) }
}
