import Curl
import Foundation
import Pharmacies
import Refills
import Statecharts
import Testing

/// `VirtualPharmacy` begins on a Monday at 9:00 in New York.
@Suite("The pharmacy's hours")
struct HoursTests {
  static let yaml = """
    zone: America/New_York
    hours: {monday: 09:00-12:00 13:00-17:00, tuesday: 09:00-17:00}
    holidays: [2026-03-09]
    seldom: 4h
    jitter: 0
    """

  /// Every item has moved long ago: it is asked every quarter of an hour, or seldom.
  private func pharmacy(_ yaml: String, items: Int = 60) throws -> VirtualPharmacy {
    let since = VirtualPharmacy.start - .days(5)
    return try VirtualPharmacy(
      yaml: yaml + "\nlimits: {per-minute: 100000}",
      tracked: (0..<items).map { try VirtualPharmacy.item($0, since: since) })
  }

  private func perHour(_ asked: [VirtualPharmacy.Asked]) -> [Int] {
    let hours = Dictionary(grouping: asked) { ($0.at - VirtualPharmacy.start).milliseconds / 3_600_000 }
    return (0..<24).map { hours[$0]?.count ?? 0 }
  }

  @Test("By night it is asked seldom, from the opening on as usual, and nothing storms at the opening")
  func night() throws {
    let pharmacy = try pharmacy(Self.yaml)
    let asked = pharmacy.go(.hours(30), by: .seconds(10))
    let counts = perHour(asked)
    #expect((220...260).contains(counts[0]), "open: four an hour each. \(counts)")
    #expect((220...260).contains(counts[6]))
    // From 17:00 to 9:00 each once in four hours.
    #expect(counts[9...20].allSatisfy { $0 <= 40 }, "\(counts)")
    #expect((120...260).contains(counts[8..<24].reduce(0, +)), "\(counts)")
    let opening = VirtualPharmacy.start + .hours(24)
    let minutes = Dictionary(grouping: asked.filter { $0.at >= opening }) {
      ($0.at - opening).milliseconds / 60_000
    }
    #expect((0..<15).allSatisfy { (1...10).contains(minutes[$0]?.count ?? 0) }, "spread over the first turn")
  }

  @Test("Without hours night is like day")
  func always() throws {
    let counts = perHour(try pharmacy("jitter: 0").go(.hours(24), by: .seconds(10)))
    #expect(counts.allSatisfy { (200...260).contains($0) }, "\(counts)")
  }

  @Test("A push is followed by night as well")
  func push() throws {
    let pharmacy = try pharmacy(Self.yaml, items: 1)
    pharmacy.go(.hours(12), by: .minutes(1))
    pharmacy.source.hint(pharmacy.name, item: "F-0", at: pharmacy.now)
    #expect(pharmacy.go(.seconds(5)).count == 1)
  }

  @Test("Hours that are none, or holidays without hours, are refused with their place")
  func refused() throws {
    for yaml in [
      "hours: {monday: nine}", "hours: {someday: 09:00-10:00}", "holidays: [2026-12-25]", "hours: {}",
    ] {
      #expect(throws: FileError.self) { try VirtualPharmacy(yaml: yaml) }
    }
  }
}
