import Refills
import Statecharts

/// `PUT /v1/dispenses/{clinic's id}`: one handing-out for a refill.
package struct DispenseBody: JSONBody {
  package static let members: Set<String> = [
    "refill", "item", "quantity", "wholeQuantity", "preparedAt", "handedOverAt", "enteredInError",
  ]

  /// Our id of the refill, or the clinic's.
  let refill: String
  let item: String?
  /// Units, with three decimals at most.
  let quantity: Double?
  let wholeQuantity: Double?
  let preparedAt: WireTime?
  let handedOverAt: WireTime?
  let enteredInError: Bool?

  /// Most units that one fill has; more is a mistake.
  static let mostUnits = 1_000_000.0

  func amount() throws(Problem) -> Quantity? {
    let whole = try wholeQuantity.map(Self.thousandths)
    return try quantity.map { quantity throws(Problem) in
      Quantity(thousandths: try Self.thousandths(quantity), ofThousandths: whole)
    }
  }

  private static func thousandths(_ units: Double) throws(Problem) -> Int64 {
    guard (0...mostUnits).contains(units) else {
      throw .malformed("A quantity is 0 to \(Int(mostUnits)) units.")
    }
    return Int64((units * 1000).rounded())
  }
}
