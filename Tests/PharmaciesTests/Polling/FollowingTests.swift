import Curl
import Pharmacies
import Refills
import Statecharts
import Store
import Testing
import Tracking

@Suite("Following what moves")
struct FollowingTests {
  private func place(
    _ number: Int, at endpoint: EndpointName?, _ change: (inout RefillRecord) -> Void = { _ in }
  ) throws
    -> TrackedPlace
  {
    try Moved.place(number, at: endpoint, change)
  }

  @Test("A refill is asked about from when it comes until it goes")
  func comesAndGoes() throws {
    let pharmacy = try VirtualPharmacy(items: 0)
    pharmacy.source.follow([try place(1, at: pharmacy.name)], at: pharmacy.now)
    #expect(pharmacy.go(.minutes(5)).map(\.item) == ["F-1", "F-1", "F-1", "F-1", "F-1"])
    pharmacy.source.follow([try place(1, at: EndpointName("other"))], at: pharmacy.now)
    #expect(pharmacy.go(.minutes(5)).isEmpty)
    #expect(pharmacy.source.board.endpoints().first?.items == 0)
  }

  @Test("Sent on, it is asked about there while it is under way, and nothing is said of how well it answers")
  func former() throws {
    let pharmacy = try VirtualPharmacy(items: 0)
    pharmacy.source.follow([try place(1, at: pharmacy.name)], at: pharmacy.now)
    pharmacy.go(.minutes(2))
    let said = pharmacy.findings.count
    let left = try place(1, at: EndpointName("other")) {
      $0.formerPlaces = [
        FormerPlace(
          place: PharmacyPlace(endpoint: pharmacy.name, item: "F-1"), leftAt: VirtualPharmacy.start)
      ]
    }
    pharmacy.source.follow([left], at: pharmacy.now)
    #expect(!pharmacy.go(.minutes(10)) { _ in VirtualPharmacy.status(500) }.isEmpty)
    #expect(!pharmacy.go(.minutes(10)) { _ in VirtualPharmacy.status(404) }.isEmpty)
    #expect(pharmacy.findings.count == said, "neither silence nor an item that is gone is said")
    pharmacy.go(.minutes(10)) { asked in
      VirtualPharmacy.fill(asked, status: "ready")
    }
    #expect(pharmacy.findings.count == said + 1, "what it says of the fill is")
    pharmacy.source.follow([try place(1, at: EndpointName("other"))], at: pharmacy.now)
    #expect(pharmacy.go(.minutes(10)).isEmpty)
  }

  @Test("What moves while the list is read is newer than the list")
  func whileLoading() throws {
    let pharmacy = try VirtualPharmacy(tracked: [], isLoaded: false)
    let gone = try place(1, at: nil)
    let moved = try place(2, at: pharmacy.name) { $0.pharmacy?.item = "NEW-2" }
    pharmacy.source.follow([gone, moved], at: pharmacy.now)
    let old = try [1, 2, 3].map { number in
      let item = try #require(try place(number, at: pharmacy.name).item as TrackedItem?)
      return WatchedRow(
        tracked: item, mark: nil, place: WatchedRow.Place(closedSince: nil, row: Int64(number)))
    }
    pharmacy.source.load(old, of: pharmacy.name, at: pharmacy.now)
    pharmacy.source.isLoaded(pharmacy.name)
    #expect(Set(pharmacy.go(.minutes(2)).compactMap(\.item)) == ["NEW-2", "F-3"])
  }

  @Test("Another id is another item: nothing of the old one is unchanged")
  func otherID() throws {
    let pharmacy = try VirtualPharmacy(items: 0)
    pharmacy.source.follow([try place(1, at: pharmacy.name)], at: pharmacy.now)
    pharmacy.go(.minutes(2)) { asked in
      var answer = VirtualPharmacy.fill(asked)
      answer.headers = CurlHeaders(bytes: Array("ETag: \"one\"\n".utf8))
      return answer
    }
    pharmacy.source.follow([try place(1, at: pharmacy.name) { $0.pharmacy?.item = "G-9" }], at: pharmacy.now)
    let asked = pharmacy.go(.minutes(1))
    #expect(Set(asked.map(\.item)) == ["G-9"])
    #expect(asked.first?.headers.contains { $0.name == "If-None-Match" } == false)
    #expect(pharmacy.findings.count { if case .news = $0.what { true } else { false } } == 2)
  }

  @Test("What is closed is asked about seldom, and never when nothing can open it again")
  func closed() throws {
    let start = VirtualPharmacy.start
    let tracked = [
      try VirtualPharmacy.item(1, since: start - .days(29), isLive: false),
      try VirtualPharmacy.item(2, since: start - .days(31), isLive: false),
    ]
    let pharmacy = try VirtualPharmacy(yaml: "jitter: 0", tracked: tracked)
    let asked = pharmacy.go(.days(3), by: .minutes(1))
    #expect(asked.allSatisfy { $0.item == "F-1" && $0.at < start + .days(1) })
    #expect((3...4).contains(asked.count))
    #expect(pharmacy.source.board.endpoints().first?.items == 0)
  }

  @Test("Unchanged answers are written once an hour, an outage never")
  func writing() throws {
    let pharmacy = try VirtualPharmacy(items: 100)
    pharmacy.go(.minutes(2))
    #expect(pharmacy.source.takeMarks().count == 100, "read for the first time")
    pharmacy.go(.minutes(30))
    #expect(pharmacy.source.takeMarks().count < 70)
    pharmacy.go(.minutes(40))
    let hour = pharmacy.source.takeMarks().count
    #expect((40...100).contains(hour))
    pharmacy.go(.hours(2)) { _ in VirtualPharmacy.status(500) }
    #expect(pharmacy.source.takeMarks().isEmpty)
    // Who asks the memory is told exactly.
    pharmacy.go(.minutes(5))
    let readAt = try #require(pharmacy.source.board.reading(at: pharmacy.name, item: "F-7")?.readAt)
    #expect(pharmacy.now - readAt <= .minutes(1))
  }

  @Test("A tag is asked with, else the date; never both")
  func validators() throws {
    let date = "Sun, 01 Mar 2026 10:00:00 GMT"
    for (headers, condition) in [
      ("ETag: \"a\"\nLast-Modified: \(date)\n", CurlHeader("If-None-Match", "\"a\"")),
      ("Last-Modified: \(date)\n", CurlHeader("If-Modified-Since", date)),
    ] {
      let pharmacy = try VirtualPharmacy(items: 1)
      let asked = pharmacy.go(.minutes(2)) { asked in
        var answer = VirtualPharmacy.fill(asked)
        answer.headers = CurlHeaders(bytes: Array(headers.utf8))
        return answer
      }
      #expect(asked.map(\.headers) == [[], [condition]])
      // They survive a restart.
      var mark = try #require(pharmacy.source.takeMarks().first)
      mark.digest = Array(repeating: 1, count: 32)
      let again = try VirtualPharmacy(items: 1, marks: [mark]).go(.minutes(1))
      #expect(again.first?.headers == [condition])
    }
  }
}
