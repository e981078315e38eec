import Refills
import Statecharts

/// Where a patient lives now, as a form says it: the address, and before it a move where the state is another.
struct AddressReply {
  let address: String
  let state: String

  /// - Throws: 400 where a state is missing, or is none.
  init(_ address: String, state: String?) throws(Problem) {
    guard let state, PostalState.all.contains(state) else {
      throw .malformed("Choose the state of the address.")
    }
    self.address = address
    self.state = state
  }

  /// - Parameter patient: nil: erased.
  func said(of refill: Refill, by patient: Patient?) -> [EventRoutes.Said] {
    let moved: [EventRoutes.Said] =
      state != patient?.state && refill.hears(.patientMoved)
      ? [(.patientMoved, .event(.patientMoved(Move(state: state))))] : []
    return moved + [(.actionClosed, .closing(ClosingBody(kind: .address, address: address)))]
  }

  /// The fields of a form.
  static func write(
    id: String, _ label: String, _ stateLabel: String, chooses: String, isNeeded: Bool, _ html: inout HTML
  ) {
    html.element("label", ["for": id], label)
    html.element(
      "textarea",
      [
        "id": id, "name": "address", "rows": "3", "required": isNeeded ? "" : nil,
        "autocomplete": isNeeded ? "street-address" : nil, "maxlength": "\(ClosingBody.longestAddress)",
      ], "")
    html.choice(
      "\(id)-state", name: "state", stateLabel, none: chooses, autocomplete: "address-level1",
      PostalState.all.map { ($0, $0) })
  }
}
