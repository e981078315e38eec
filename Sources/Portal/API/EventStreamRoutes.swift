import Notifications
import Refills
import Statecharts
import Store
import Tracking

/// `GET /v1/events`: the stream, for systems that pull; page by page, or as Server-Sent Events.
struct EventStreamRoutes: Sendable {
  static let largestPage = 500
  /// Longest that an answer is held back until there is something to say, in seconds. Proxies give up after 60.
  static let longestWait = 30
  private static let eventStream = "text/event-stream"

  let service: Service

  func list(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    guard case .client = caller else {
      guard caller == .localOperator else { throw .forbidden("The stream is for the clinic's systems.") }
      return try await answer(request, brands: nil)
    }
    return try await answer(request, brands: caller.brands)
  }

  private func answer(_ request: PortalRequest, brands: Set<BrandName>?) async throws(Problem) -> PortalReply
  {
    let types = try types(request)
    if request.headers["accept"]?.contains(Self.eventStream) ?? false {
      return try follow(request, EventFilter(brands: brands, types: types))
    }
    return try await page(request, EventFilter(brands: brands, types: types))
  }

  private func page(_ request: PortalRequest, _ filter: EventFilter) async throws(Problem) -> PortalReply {
    let limit = request.query["limit"].map { Int($0) ?? 0 } ?? 100
    let wait = request.query["wait"].map { Int64($0) ?? -1 } ?? 0
    guard (1...Self.largestPage).contains(limit) else {
      throw .malformed("“limit” is a number from 1 to \(Self.largestPage).")
    }
    guard (0...Int64(Self.longestWait)).contains(wait) else {
      throw .malformed("“wait” is 0 to \(Self.longestWait) seconds.")
    }
    let listener = wait > 0 ? try listener() : nil
    let (time, until) = (service.parts.time, request.at + .seconds(wait))
    var cursor = try cursor(request.query["after"])
    while true {
      let page = try service.stream(after: cursor, limit: limit)
      cursor = page.end
      let events = page.rows.compactMap { filter.json(of: $0, by: service.parts.event) }
      let isOver = Task.isCancelled || service.parts.listeners.isClosed
      if !events.isEmpty || time.now() >= until || isOver {
        return .json(Self.body(events, cursor: cursor), of: .nobody)
      }
      // Rows were passed over: perhaps there are more behind them.
      if page.isLast { await listener?.wait(until: until, by: time) }
    }
  }

  private func follow(_ request: PortalRequest, _ filter: EventFilter) throws(Problem) -> PortalReply {
    let cursor = try cursor(request.headers["last-event-id"] ?? request.query["after"])
    return PortalReply(
      headers: [("Content-Type", Self.eventStream), ("X-Accel-Buffering", "no")],
      chunks: EventFollower(service, filter, after: cursor, listener: try listener()))
  }

  private func listener() throws(Problem) -> StreamListener {
    guard let listener = service.parts.listeners.listen() else {
      throw .unavailable("As many as may are listening to the stream already. Ask without “wait”, or later.")
    }
    return listener
  }

  private func types(_ request: PortalRequest) throws(Problem) -> Set<String>? {
    guard let text = request.query["types"] else { return nil }
    let names = text.split(separator: ",").map(String.init)
    guard !names.isEmpty, names.allSatisfy({ EventType(rawValue: $0) != nil }) else {
      throw .malformed(
        "“types” are separated by commas, of \(EventType.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return Set(names)
  }

  /// - Returns: 0, which is wherever the journal begins, where none was given.
  private func cursor(_ text: String?) throws(Problem) -> Int64 {
    guard let text else { return 0 }
    guard let cursor = Int64(text), cursor >= 0 else {
      throw .malformed("“after” is the `cursor` of an earlier answer, “Last-Event-ID” the `id` of an event.")
    }
    try service.requireWhole(after: cursor)
    return cursor
  }

  private static func body(_ events: [[UInt8]], cursor: Int64) -> [UInt8] {
    Array(#"{"cursor":"\#(cursor)","events":["#.utf8) + events.joined(separator: [UInt8(ascii: ",")])
      + Array("]}".utf8)
  }
}
