import Refills
import Statecharts

/// A FHIR server at which each search finds other fills changed, spread over all that there are.
struct ChangedPages {
  /// Fills on a page; FHIR servers give 10 to 100.
  private static let length = 50
  private static let parameter = Array("page=".utf8)

  /// Fills are numbered from 0.
  let refills: Int
  let changes: Int
  /// What all of them changed to.
  let status: String
  private var round = -1
  private var changedAt = ""

  init(refills: Int, changes: Int, status: String) {
    self.refills = refills
    self.changes = changes
    self.status = status
  }

  /// A request without a number of a page begins a round.
  mutating func answer(_ request: ArraySlice<UInt8>, at now: Instant) -> [UInt8] {
    let page = Self.page(in: request)
    if page == nil {
      round += 1
      changedAt = now.rfc3339
    }
    let first = (page ?? 0) * Self.length
    let entries = (first..<max(first, min(first + Self.length, changes))).map { change in
      """
      {"resource":{"resourceType":"MedicationDispense","id":"F-\(number(of: change))","status":"\(status)",\
      "meta":{"lastUpdated":"\(changedAt)"}}}
      """
    }
    let hasMore = first + Self.length < changes
    let link = #"{"relation":"next","url":"/MedicationDispense?page=\#((page ?? 0) + 1)"}"#
    let body = """
      {"resourceType":"Bundle","type":"searchset","link":[\(hasMore ? link : "")],\
      "entry":[\(entries.joined(separator: ","))]}
      """
    return Array(
      """
      HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
      """.utf8)
  }

  /// No fill changes in two rounds, as long as there are enough.
  private func number(of change: Int) -> Int {
    (change * (refills / changes) + round) % refills
  }

  /// The digits after `page=` in the first line.
  private static func page(in request: ArraySlice<UInt8>) -> Int? {
    let line = request.prefix { $0 != UInt8(ascii: "\r") }
    guard let start = line.indices.first(where: { line[$0...].starts(with: parameter) }) else { return nil }
    let digits = line[(start + parameter.count)...].prefix { (0x30...0x39).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
