import Refills
import Statecharts

/// `PUT /v1/orders/{clinic's id}`: refills of one patient that went to one pharmacy together.
package struct OrderBody: JSONBody {
  package static let members: Set<String> = ["endpoint", "refills", "item", "placedAt"]

  let endpoint: EndpointName
  /// Our ids of the refills, or the clinic's.
  let refills: [String]
  /// The pharmacy's own id of the order.
  let item: String?
  let placedAt: WireTime?
}
