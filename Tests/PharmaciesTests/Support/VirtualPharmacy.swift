import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Store
import Testing

/// An endpoint and its items without a network: time goes as the test says, and answers come at once.
final class VirtualPharmacy {
  /// 2026-03-02 in New York, a Monday, 9:00.
  static let start = Instant(milliseconds: 1_772_460_000_000)

  struct Asked {
    let at: Instant
    let url: String
    let headers: [CurlHeader]

    var isSearch: Bool { url.contains("/fills?") }
    var item: Substring? { isSearch ? nil : url.split(separator: "/").last }
  }

  let source: PollSource
  let name: EndpointName
  private(set) var now = VirtualPharmacy.start
  private(set) var findings: [PollFinding] = []

  /// - Parameters:
  ///   - search: whether it can be asked what changed since.
  ///   - tracked: its items; nil: `count` of them that have just moved.
  init(
    search: Bool = false, yaml: String = "interval: 60s", items count: Int = 10,
    tracked: [TrackedItem]? = nil,
    marks: [ReadingMark] = [], isLoaded: Bool = true
  ) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "virtual-\(UUID().uuidString).yaml")
    let ask = #"ask: {item: {path: "/fills/{item}"}\#(search ? Self.search : "")}"#
    try """
    summary: For tests
    source: pharmacy
    \(ask)
    item: {id: id, reference: reference, status: status}
    statuses: {preparing: pharmacy.preparing, ready: pharmacy.ready}
    """.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let name = try #require(EndpointName("acme"))
    self.name = name
    let endpoint = try Endpoint(
      yaml: "connector: \(file.path)\nurl: https://pharmacy.example\n\(yaml)", name: name, file: "acme.yaml",
      folder: URL(filePath: "/"), environment: [:])
    let searches = marks.filter(\.item.isEmpty).map { (name, $0) }
    source = PollSource(
      [endpoint], marks: Dictionary(uniqueKeysWithValues: searches), seed: 5, at: Self.start)
    let tracked = try tracked ?? (0..<count).map { try Self.item($0) }
    if isLoaded { source.replace(tracked, marks: marks, of: name, at: Self.start) }
  }

  private static let search =
    #", search: {path: /fills, query: {since: "{since}"}, items: "fills[*]", next: next, sweep: 6h}"#

  static func item(
    _ number: Int, id: String? = nil, since: Instant = start, tracking: RefillChart.Tracking = .fresh,
    isLive: Bool = true
  ) throws -> TrackedItem {
    TrackedItem(
      refill: try #require(RefillID("rf_01" + String(repeating: "0", count: 16) + padded(number))),
      item: id ?? "F-\(number)", external: try #require(ExternalID("R-\(number)")),
      rhythm: isLive ? .often : .seldom,
      progressSince: since, promisedAt: nil, tracking: tracking, isLive: isLive)
  }

  private static func padded(_ number: Int) -> String {
    String(repeating: "0", count: 8 - String(number).count) + String(number)
  }

  /// Lets time go on in steps; each question is answered at once.
  @discardableResult
  func go(
    _ span: Span, by step: Span = .seconds(1),
    _ answer: (Asked) -> CurlResponse = { VirtualPharmacy.fill($0) }
  ) -> [Asked] {
    var all: [Asked] = []
    let end = now + span
    while now < end {
      now = now + step
      while case .ask(let request, let tag) = source.next(now: now.milliseconds) {
        let asked = Asked(at: now, url: request.url, headers: request.headers)
        all.append(asked)
        findings += source.finished(tag, .success(answer(asked)), now: now.milliseconds) ?? []
      }
    }
    return all
  }

  func jump(_ span: Span) { now = now + span }

  /// The item that was asked about, or an empty page.
  static func fill(_ asked: Asked) -> CurlResponse { fill(asked, status: "preparing") }

  static func fill(_ asked: Asked, status: String) -> CurlResponse {
    guard let item = asked.item else { return page([]) }
    return CurlResponse(status: 200, body: Array(#"{"id":"\#(item)","status":"\#(status)"}"#.utf8))
  }

  static func page(_ items: [String], next: String? = nil) -> CurlResponse {
    let fills = items.map { #"{"id":"\#($0)","status":"preparing"}"# }.joined(separator: ",")
    let link = next.map { #","next":"\#($0)""# } ?? ""
    return CurlResponse(status: 200, body: Array(#"{"fills":[\#(fills)]\#(link)}"#.utf8))
  }

  static func status(_ status: Int, _ headers: String = "") -> CurlResponse {
    CurlResponse(status: status, headers: CurlHeaders(bytes: Array(headers.utf8)))
  }
}
