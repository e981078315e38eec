import Refills
import Statecharts
import Store
import Tracking

/// `GET /v1/events?after=…&wait=…`: the stream, for systems that pull.
struct EventStreamRoutes: Sendable {
  static let largestPage = 500
  /// Longest that an answer is held back until there is something to say, in seconds. Proxies give up after 60.
  static let longestWait = 30
  /// How often a waiting request looks.
  static let glance = Span.milliseconds(250)

  let service: Service

  func list(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    guard case .client = caller else {
      guard caller == .localOperator else { throw .forbidden("The stream is for the clinic's systems.") }
      return try await page(request, brands: nil)
    }
    return try await page(request, brands: caller.brands)
  }

  private func page(_ request: PortalRequest, brands: Set<BrandName>?) async throws(Problem) -> PortalReply {
    let after = request.query["after"].map { Int64($0) ?? -1 } ?? 0
    let limit = request.query["limit"].map { Int($0) ?? 0 } ?? 100
    let wait = request.query["wait"].map { Int64($0) ?? -1 } ?? 0
    guard after >= 0 else { throw .malformed("“after” is the `cursor` of an earlier answer.") }
    guard (1...Self.largestPage).contains(limit) else {
      throw .malformed("“limit” is a number from 1 to \(Self.largestPage).")
    }
    guard (0...Int64(Self.longestWait)).contains(wait) else {
      throw .malformed("“wait” is 0 to \(Self.longestWait) seconds.")
    }
    let views = service.parts.views
    let until = request.at + .seconds(wait)
    while true {
      let rows = try service.read { () throws(StoreError) in try views.journal(after: after, limit: limit) }
      if !rows.isEmpty || service.parts.time.now() >= until {
        return .json(try body(rows, after: after, brands: brands))
      }
      await service.parts.time.sleep(until: min(service.parts.time.now() + Self.glance, until))
      if Task.isCancelled { return .json(try body([], after: after, brands: brands)) }
    }
  }

  private func body(_ rows: [JournalRow], after: Int64, brands: Set<BrandName>?) throws(Problem) -> [UInt8] {
    var events: [[UInt8]] = []
    for row in rows {
      let refill = try service.read { () throws(StoreError) in
        try service.parts.views.refill(row.entry.refill)
      }
      guard let refill, brands?.contains(refill.record.brand) ?? true,
        let event = service.parts.event(row, refill)
      else { continue }
      events.append(event)
    }
    let cursor = rows.last?.sequence ?? after
    return Array(#"{"cursor":"\#(cursor)","events":["#.utf8) + events.joined(separator: [UInt8(ascii: ",")])
      + Array("]}".utf8)
  }
}
