import Foundation
import Hummingbird
import NIOCore
import Synchronization

extension PharmacySimulator {
  /// The path below which FHIR is spoken.
  package static let fhirPath = "/fhir"
  /// Largest order that is read, in bytes.
  static let largestOrder = 64 * 1024

  func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.get("/fills/:id") { request, context in
      try await self.answer(request, .fill(context.parameters.require("id"))) { fault in
        try self.item(try context.parameters.require("id"), of: request, fault: fault) {
          PlainView.fill($0, $1)
        }
      }
    }
    router.get("/fills") { request, _ in
      try await self.answer(request, .searches) { fault in try self.page(of: request, fault: fault) }
    }
    router.get("\(Self.fhirPath)/MedicationDispense/:id") { request, context in
      try await self.answer(request, .fill(context.parameters.require("id"))) { fault in
        try self.item(try context.parameters.require("id"), of: request, fault: fault) {
          FHIRView.dispense($0, $1)
        }
      }
    }
    router.get("\(Self.fhirPath)/MedicationDispense") { request, _ in
      try await self.answer(request, .searches) { fault in try self.bundle(of: request, fault: fault) }
    }
    router.post("/orders") { request, _ in
      let body = try await request.body.collect(upTo: Self.largestOrder)
      return try await self.answer(request, .orders) { _ in try self.order(Data(body.readableBytesView)) }
    }
    router.get("/orders") { request, _ in
      try await self.answer(request, .any) { _ in try self.orders(of: request) }
    }
    router.post("/fills/:id/cancel") { request, context in
      try await self.answer(request, .any) { _ in try self.cancel(try context.parameters.require("id")) }
    }
    return router
  }

  /// Checks the token, takes a fault, carries the request out and lets the fault happen to the answer.
  private func answer(
    _ request: Request, _ scope: FaultScope, _ carryOut: (Fault?) throws -> Answer
  ) async throws -> Response {
    if let token = settings.token, request.headers[.authorization] != "Bearer \(token)" {
      return Response(status: .unauthorized)
    }
    let fault = ledger.withLock { $0.begin(scope) }
    guard let fault else { return try carryOut(nil).response }
    return try await fault.happening(to: fault.carriesOut ? try carryOut(fault) : Answer())
  }

  private func item(
    _ id: String, of request: Request, fault: Fault?, _ render: (Fill, Fill.State) -> [String: Any]
  ) throws -> Answer {
    let now = settings.now()
    guard let fill = ledger.withLock({ $0.fill(id) }) else { return Answer(status: .notFound) }
    let item = render(fill, fill.state(at: now, speed: settings.speed))
    var answer = try Answer.json(fault?.twisting(item, now: now) ?? item)
    // FNV-1a: a validator only has to differ when the content does.
    let hash = answer.body.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    answer.headers[.eTag] = "\"\(hash)\""
    if request.headers[.ifNoneMatch] == answer.headers[.eTag] {
      answer.status = .notModified
      answer.body = Data()
    }
    return answer
  }

  /// Fills that changed since a time, the oldest change first.
  private func changed(since: Int64?) -> [(Fill, Fill.State)] {
    let now = settings.now()
    return ledger.withLock { $0.fills }
      .map { ($0, $0.state(at: now, speed: settings.speed)) }
      .filter { $0.1.since >= since ?? .min }
      .sorted { ($0.1.since, $0.0.id) < ($1.1.since, $1.0.id) }
  }

  private func page(of request: Request, fault: Fault?) throws -> Answer {
    let query = request.uri.queryParameters
    let since = query["since"].flatMap { PlainView.milliseconds(String($0)) }
    let (page, next) = slice(changed(since: since), query["limit"], query["from"])
    let now = settings.now()
    var body: [String: Any] = [
      "fills": page.map { fill, state in
        let item = PlainView.fill(fill, state)
        return fault?.twisting(item, now: now) ?? item
      }
    ]
    if let next {
      var parameters = ["from=\(next)", "limit=\(query["limit"] ?? "100")"]
      if let since = query["since"] { parameters.append("since=\(since)") }
      body["next"] = "/fills?" + parameters.joined(separator: "&")
    }
    return try .json(body)
  }

  private func bundle(of request: Request, fault: Fault?) throws -> Answer {
    let query = request.uri.queryParameters
    let since = query["_lastUpdated"].flatMap { PlainView.milliseconds(String($0.dropFirst(2))) }
    let (page, next) = slice(changed(since: since), query["_count"], query["from"])
    let now = settings.now()
    let entries = page.map { fill, state in
      let item = FHIRView.dispense(fill, state)
      return ["resource": fault?.twisting(item, now: now) ?? item]
    }
    var body: [String: Any] = ["resourceType": "Bundle", "type": "searchset", "entry": entries]
    if let next {
      let host = request.head.authority ?? "127.0.0.1"
      var address =
        "http://\(host)\(Self.fhirPath)/MedicationDispense?from=\(next)&_count=\(query["_count"] ?? "100")"
      if let since = query["_lastUpdated"] { address += "&_lastUpdated=\(since)" }
      body["link"] = [["relation": "self", "url": "ignored"], ["relation": "next", "url": address]]
    }
    return try .json(body)
  }

  private func slice<Element>(
    _ all: [Element], _ limit: Substring?, _ from: Substring?
  ) -> (page: ArraySlice<Element>, next: Int?) {
    let limit = max(1, limit.flatMap { Int($0) } ?? 100)
    let start = min(max(0, from.flatMap { Int($0) } ?? 0), all.count)
    let end = min(all.count, start + limit)
    return (all[start..<end], end < all.count ? end : nil)
  }

  private func order(_ body: Data) throws -> Answer {
    guard let order = try? JSONDecoder().decode(Order.self, from: body) else {
      return try .json(["error": ["code": "malformed"]], status: .badRequest)
    }
    let fill = ledger.withLock {
      $0.order(order.reference, plan: settings.plan(order.reference, order.way), at: settings.now())
    }
    return try .json(["id": fill.id], status: .created)
  }

  private struct Order: Decodable {
    let reference: String
    let way: String?
  }

  private func orders(of request: Request) throws -> Answer {
    let reference = request.uri.queryParameters["reference"].map(String.init)
    let found = ledger.withLock { $0.fills }.filter { $0.reference == reference }
    return try .json(["orders": found.map { ["id": $0.id, "reference": $0.reference] }])
  }

  private func cancel(_ id: String) throws -> Answer {
    let now = settings.now()
    guard let fill = ledger.withLock({ $0.fill(id) }) else { return Answer(status: .notFound) }
    guard fill.state(at: now, speed: settings.speed).status.isCancellable else {
      return Answer(status: .conflict)
    }
    set(id, .cancelled)
    return try .json(["id": id, "status": FillStatus.cancelled.rawValue])
  }
}
