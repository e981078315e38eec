import Refills
import Statecharts
import Store
import Tracking

/// Orders and dispenses: what the clinic's systems know of them, and news about an order, which moves each of its lines.
struct OrderRoutes: Sendable {
  /// Lines of one order. The door applies them in one transaction.
  static let mostLines = 64

  let service: Service

  func putOrder(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let (caller, external, sender) = try service.keeper(request)
    let body = try request.decode(OrderBody.self)
    guard (1...Self.mostLines).contains(body.refills.count) else {
      throw .unprocessable("“refills” names 1 to \(Self.mostLines) refills.")
    }
    guard service.parts.endpoints[body.endpoint] != nil else {
      throw .unprocessable("There is no endpoint “\(body.endpoint)”.")
    }
    let refills = try lines(body.refills, for: caller)
    guard Set(refills.map(\.id)).count == refills.count else {
      throw .unprocessable("“refills” names a refill twice. Name each once.")
    }
    guard let first = refills.first, refills.allSatisfy({ $0.record.patient == first.record.patient }) else {
      throw .unprocessable("An order is one patient's. Send an order for each patient.")
    }
    let known = try service.read { () throws(StoreError) in
      try service.parts.directory.order(external: external)
    }
    guard known == nil || known?.patient == first.record.patient else {
      throw .conflict("There is another patient's order with this id. Give each order an id of its own.")
    }
    var randomness = SystemRandomNumberGenerator()
    let order = Order(
      id: known?.id ?? OrderID(at: request.at, using: &randomness), external: external,
      patient: first.record.patient, endpoint: body.endpoint, refills: refills.map(\.id), item: body.item,
      placedAt: body.placedAt?.moment)
    return try await service.submit([.order(order)], from: sender, showing: .nobody, for: request) {
      outcome in
      Service.kept(outcome, id: order.id.text, external: external, isNew: known == nil)
    }
  }

  func putDispense(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let (caller, external, sender) = try service.keeper(request)
    let body = try request.decode(DispenseBody.self)
    let refill = try service.refill(body.refill, for: caller)
    let known = try service.read { () throws(StoreError) in
      try service.parts.directory.dispense(external: external)
    }
    guard known == nil || known?.refill == refill.id else {
      throw .conflict("There is another refill's dispense with this id. Give each dispense an id of its own.")
    }
    var randomness = SystemRandomNumberGenerator()
    let dispense = Dispense(
      id: known?.id ?? DispenseID(at: request.at, using: &randomness), external: external,
      patient: refill.record.patient, refill: refill.id, item: body.item, quantity: try body.amount(),
      preparedAt: body.preparedAt?.moment, handedOverAt: body.handedOverAt?.moment,
      isEnteredInError: body.enteredInError ?? false)
    return try await service.submit([.dispense(dispense)], from: sender, showing: .nobody, for: request) {
      outcome in
      Service.kept(outcome, id: dispense.id.text, external: external, isNew: known == nil)
    }
  }

  /// `POST /v1/orders/{clinic's id}/events`: all lines move, or none.
  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    let order =
      try request.parameters["id"].flatMap(ExternalID.init).map { external throws(Problem) in
        try service.read { () throws(StoreError) in try service.parts.directory.order(external: external) }
      } ?? nil
    guard let order else { throw .notFound("There is no such order.") }
    return try await EventRoutes(service: service).post(
      on: try lines(order.refills.map(\.text), for: caller), for: request, caller: caller)
  }

  private func lines(_ names: [String], for caller: Caller) throws(Problem) -> [Refill] {
    var refills: [Refill] = []
    for name in names { refills.append(try service.refill(name, for: caller)) }
    return refills
  }
}
