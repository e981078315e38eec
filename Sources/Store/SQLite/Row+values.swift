import GRDB
import Refills
import Statecharts

/// Columns as the domain's types. What does not fit names its table and row, and what to do.
extension Row {
  func instant(_ column: String) -> Instant { Instant(milliseconds: self[column]) }

  func identifier<Kind>(_ column: String, of what: String) throws -> Identifier<Kind> {
    guard let identifier = Identifier<Kind>(self[column]) else { throw StoreError.unknown(column, of: what) }
    return identifier
  }

  func name<Thing>(_ column: String, of what: String) throws -> Name<Thing> {
    guard let name = Name<Thing>(self[column]) else { throw StoreError.unknown(column, of: what) }
    return name
  }

  func choice<Choice: RawRepresentable<String>>(_ column: String, of what: String) throws -> Choice {
    guard let choice = Choice(rawValue: self[column]) else { throw StoreError.unknown(column, of: what) }
    return choice
  }
}
