import Refills
import Statecharts
import Store
import Tracking

/// Reading refills.
struct RefillRoutes: Sendable {
  /// Rows of a page where the client does not say, and at most.
  static let usualPage = 50
  static let largestPage = 500
  /// Journal rows that one refill's answer carries; a busy one has some dozens.
  static let longestTimeline = 500

  let service: Service

  func list(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    if let external = request.query["external"] {
      let refill = try service.refill(external, for: caller)
      return page([refill], next: nil)
    }
    guard case .patient = caller else { return try search(request, caller) }
    throw .forbidden("Patients read their own refills on their page.")
  }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    let refill = try service.refill(request.parameters["id"], for: caller)
    let tag = "\"\(refill.version)\""
    if request.headers["if-none-match"] == tag { return PortalReply(status: 304, headers: [("ETag", tag)]) }
    let views = service.parts.views
    let rows = try service.read { () throws(StoreError) in
      try views.journal(of: refill.id, limit: Self.longestTimeline)
    }
    let dispenses = try service.read { () throws(StoreError) in
      try service.parts.directory.dispenses(of: refill.record.patient)
    }.filter { $0.refill == refill.id }
    let wire = RefillWire(refill, asOf: try asOf(refill), timeline: rows.map(\.entry), dispenses: dispenses)
    return .json(JSONWriter.bytes(wire), of: Subjects(refill), headers: [("ETag", tag)])
  }

  /// When the refill's item was last read well; nil where it never was.
  func asOf(_ refill: Refill) throws(Problem) -> Instant? {
    guard let place = refill.record.pharmacy else { return nil }
    if let reading = service.parts.board.reading(at: place.endpoint, item: place.item ?? "") {
      return reading.readAt
    }
    return try service.read { () throws(StoreError) in
      try service.parts.views.readingMark(at: place.endpoint, item: place.item ?? "")
    }?.readAt
  }

  private func search(_ request: PortalRequest, _ caller: Caller) throws(Problem) -> PortalReply {
    var filter = RefillFilter(brands: caller.brands ?? Set(service.parts.brands.keys))
    if let names = request.query["progress"] {
      for name in names.split(separator: ",") {
        guard let progress = RefillChart.Progress(rawValue: String(name)) else {
          throw .malformed("“progress” names no state of the chart: “\(name.prefix(60))”.")
        }
        filter.progress.insert(progress)
      }
    }
    if let live = request.query["live"] {
      guard live == "true" || live == "false" else { throw .malformed("“live” is true or false.") }
      filter.isLive = live == "true"
    }
    if let owner = request.query["task"] {
      guard let owner = StaffTask.Owner(rawValue: owner) else {
        throw .malformed(
          "“task” is one of \(StaffTask.Owner.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      filter.task = owner
    }
    let limit = request.query["limit"].map { Int($0) ?? 0 } ?? Self.usualPage
    guard (1...Self.largestPage).contains(limit) else {
      throw .malformed("“limit” is a number from 1 to \(Self.largestPage).")
    }
    let wanted = filter
    let found = try service.read { () throws(StoreError) in
      try service.parts.views.refills(matching: wanted, after: request.query["after"], limit: limit)
    }
    return page(found.refills, next: found.next)
  }

  private struct Page: Encodable {
    let refills: [RefillWire]
    let next: String?
  }

  private func page(_ refills: [Refill], next: String?) -> PortalReply {
    .json(
      JSONWriter.bytes(Page(refills: refills.map { RefillWire($0) }, next: next)),
      of: Subjects(refills))
  }
}
