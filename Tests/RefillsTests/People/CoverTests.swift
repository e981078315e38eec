import Refills
import Statecharts
import Testing

@Suite("Who covers for whom")
struct CoverTests {
  private let now = Instant(milliseconds: 1_772_000_000_000)

  /// Four, of whom each may be away, covered by the one that is named.
  private func staff(_ covers: [Int: Int], from: Span = .days(-1), until: Span = .days(1)) throws
    -> [StaffMember]
  {
    var randomness = SystemRandomNumberGenerator()
    let north = try #require(BrandName("north"))
    let ids = (0..<4).map { _ in StaffID(at: now, using: &randomness) }
    return try ids.enumerated().map { number, id in
      StaffMember(
        id: id, external: try #require(ExternalID("dr-\(number)")), name: "Dr. \(number)",
        roles: [north: [.provider]],
        absence: covers[number].map { Absence(from: now + from, until: now + until, cover: ids[$0]) })
    }
  }

  private func covered(by number: Int, _ staff: [StaffMember], at moment: Instant? = nil) -> Set<Int> {
    let found = staff.covered(by: staff[number].id, at: moment ?? now)
    return Set(staff.indices.filter { found.contains(staff[$0].id) })
  }

  @Test("Who is away is covered by whom they named, and by who covers that one; nobody else")
  func chain() throws {
    let staff = try staff([0: 1, 1: 2])
    #expect(covered(by: 2, staff) == [0, 1, 2])
    #expect(covered(by: 1, staff) == [0, 1], "their own stays theirs")
    #expect(covered(by: 3, staff) == [3])
  }

  @Test("Two who cover each other both see both, and it comes to an end")
  func round() throws {
    let staff = try staff([0: 1, 1: 0])
    #expect(covered(by: 0, staff) == [0, 1] && covered(by: 1, staff) == [0, 1])
  }

  @Test("From the first moment away until the moment they are back")
  func times() throws {
    let staff = try staff([0: 1], from: .hours(1), until: .hours(2))
    #expect(covered(by: 1, staff) == [1])
    #expect(covered(by: 1, staff, at: now + .hours(1)) == [0, 1])
    #expect(covered(by: 1, staff, at: now + .hours(2)) == [1])
  }
}
