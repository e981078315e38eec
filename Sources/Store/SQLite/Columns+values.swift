import Foundation
import Refills
import Statecharts

/// Columns as the domain's types. What does not fit names its table or row, and what to do.
extension Columns {
  func instant(_ column: CInt) -> Instant { Instant(milliseconds: number(column)) }
  func instantIfAny(_ column: CInt) -> Instant? { isNull(column) ? nil : instant(column) }
  func bytesIfAny(_ column: CInt) -> Data? { isNull(column) ? nil : bytes(column) }
  func textIfAny(_ column: CInt) -> String? { isNull(column) ? nil : text(column) }

  func identifier<Kind>(_ column: CInt, of what: @autoclosure () -> String) throws -> Identifier<Kind> {
    guard let identifier = Identifier<Kind>(text(column)) else { throw unreadable(column, of: what()) }
    return identifier
  }

  func choice<Choice: RawRepresentable<String>>(
    _ column: CInt, of what: @autoclosure () -> String
  ) throws -> Choice {
    guard let choice = Choice(rawValue: text(column)) else { throw unreadable(column, of: what()) }
    return choice
  }

  private func unreadable(_ column: CInt, of what: String) -> StoreError {
    .unknown(name(column), of: what)
  }
}
