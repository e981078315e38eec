import Curl
package import Refills
import Statecharts

extension Connector {
  /// What an order would say and where it would go, without sending it: for checks of a connector's file.
  /// - Returns: nil where the connector posts no orders, or its path needs something that nobody gave.
  package func orderPreview(
    of refill: Refill, _ patient: Patient, _ prescription: Prescription, message: MessageID
  ) -> (target: String, body: [UInt8])? {
    func value(_ name: String) -> JSONValue? {
      OrderField(rawValue: name)?.value(
        of: refill, item: refill.record.pharmacy?.item, patient, prescription, message: message)
    }
    guard let order, let target = order.request.target({ value($0)?.word }) else { return nil }
    return (target, order.request.body?.filled(value)?.canonical ?? [])
  }
}
