import Curl
import Pharmacies
import Refills
import Statecharts
import Store
import Testing
import Tracking

@Suite("Searching and sweeping")
struct SweepTests {
  /// As after a restart: the search has ended before, and the items were read.
  private func known(_ count: Int, yaml: String = "jitter: 0") throws -> VirtualPharmacy {
    let start = VirtualPharmacy.start
    let name = try #require(EndpointName("acme"))
    let marks = (0..<count).map {
      ReadingMark(
        endpoint: name, item: "F-\($0)", digest: Array(repeating: 1, count: 32), readAt: start, nextAt: start)
    }
    let search = ReadingMark(endpoint: name, item: "", cursor: String(start.milliseconds), nextAt: start)
    return try VirtualPharmacy(search: true, yaml: yaml, items: count, marks: [search] + marks)
  }

  @Test("The first search goes through all, and nobody is asked about alone before it has ended")
  func first() throws {
    let pharmacy = try VirtualPharmacy(search: true, yaml: "jitter: 0", items: 500)
    var page = 0
    let asked = pharmacy.go(.minutes(6)) { asked in
      guard asked.isSearch else { return VirtualPharmacy.fill(asked) }
      page += 1
      // 450 of them stand on pages.
      let items = page > 9 ? [] : ((page - 1) * 50..<page * 50).map { "F-\($0)" }
      return VirtualPharmacy.page(items, next: page < 9 ? "/fills?page=\(page + 1)" : nil)
    }
    let ended = try #require(asked.firstIndex { $0.url.hasSuffix("page=9") })
    #expect(asked[...ended].allSatisfy { $0.isSearch })
    // The others are asked about by themselves.
    let alone = Set(asked[ended...].compactMap(\.item))
    #expect(alone == Set((450..<500).map { "F-\($0)" }))
    #expect(pharmacy.source.board.progress(of: pharmacy.name)?.isComplete == true)
  }

  @Test("It says how far it is")
  func progress() throws {
    let pharmacy = try VirtualPharmacy(search: true, yaml: "jitter: 0", items: 500)
    var page = 0
    pharmacy.go(.minutes(5)) { _ in
      page += 1
      if page > 3 { return VirtualPharmacy.status(500) }
      return VirtualPharmacy.page(
        ((page - 1) * 50..<page * 50).map { "F-\($0)" }, next: "/fills?page=\(page + 1)")
    }
    let status = try #require(pharmacy.source.board.endpoints().first)
    #expect(status.items == 500 && status.itemsRead == 150)
    #expect(pharmacy.source.board.progress(of: pharmacy.name)?.isComplete == false)
  }

  @Test("Where the first search fails, items are asked about one by one")
  func failing() throws {
    let pharmacy = try VirtualPharmacy(search: true, yaml: "jitter: 0", items: 20)
    pharmacy.go(.minutes(20)) { $0.isSearch ? VirtualPharmacy.status(404) : VirtualPharmacy.fill($0) }
    #expect(pharmacy.source.board.endpoints().first?.itemsRead == 20)
  }

  @Test("What a search covers costs only the searches, however many items there are")
  func covered() throws {
    let pharmacy = try known(5_000)
    let asked = pharmacy.go(.hours(2), by: .seconds(5))
    #expect(asked.count == 24 && asked.allSatisfy(\.isSearch))
    // “As of” is what the search says, and nothing was written for each.
    let readAt = try #require(pharmacy.source.board.reading(at: pharmacy.name, item: "F-4711")?.readAt)
    #expect(pharmacy.now - readAt <= .minutes(6))
    #expect(pharmacy.source.takeMarks().map(\.item) == [""])
  }

  @Test("Now and then all is searched through from afar, beside the search for changes")
  func sweep() throws {
    let pharmacy = try known(50)
    var sinces: [String] = []
    pharmacy.go(.hours(25), by: .seconds(10)) { asked in
      if asked.isSearch { sinces.append(asked.url) }
      return VirtualPharmacy.page([])
    }
    let far = sinces.filter { $0.contains("since=2026-01-3") || $0.contains("since=2026-02-0") }
    #expect((4...5).contains(far.count), "every six hours: \(far)")
    #expect((295...301).contains(sinces.count - far.count))
  }

  @Test("A sweep of many pages holds up neither searches nor items")
  func together() throws {
    // More than the budget allows: something is always overdue.
    let pharmacy = try known(300, yaml: "jitter: 0\nlimits: {per-minute: 60}")
    var page = 0
    let asked = pharmacy.go(.hours(8), by: .seconds(1)) { asked in
      guard asked.isSearch else { return VirtualPharmacy.fill(asked) }
      if asked.url.contains("since=2026-03") { return VirtualPharmacy.page([]) }
      page += 1
      for number in 0..<5 {
        pharmacy.source.hint(pharmacy.name, item: "F-\((page * 5 + number) % 300)", at: asked.at)
      }
      return VirtualPharmacy.page([], next: "/fills?page=\(page + 1)")
    }
    let searches = asked.filter { $0.url.contains("since=2026-03") }.map(\.at) + [pharmacy.now]
    let gaps = zip(searches.dropFirst(), searches).map { ($0 - $1).milliseconds / 1_000 }
    #expect((gaps.max() ?? 0) <= 310, "a search every five minutes")
    #expect(page > 100)
    #expect(asked.count { $0.item != nil } > 100)
  }

  @Test("Pages that come again are no more pages: the round ends as one that failed")
  func circles() throws {
    let pharmacy = try VirtualPharmacy(search: true, yaml: "jitter: 0\nmisses-until-stale: 1", items: 1)
    let asked = pharmacy.go(.minutes(4)) {
      $0.isSearch ? VirtualPharmacy.page([], next: "/fills?page=2") : VirtualPharmacy.fill($0)
    }
    #expect(asked.count(where: \.isSearch) <= 3)
    #expect(pharmacy.source.board.endpoints().first?.lastError?.contains("circles") == true)
  }

  @Test("A page whose bytes were seen before is not read again, until something new is followed")
  func sameBytes() throws {
    let pharmacy = try known(1, yaml: "interval: 60s\njitter: 0")
    func strangers() -> Int {
      pharmacy.go(.minutes(10)) {
        $0.isSearch ? VirtualPharmacy.page(["X-1"]) : VirtualPharmacy.fill($0)
      }
      return pharmacy.source.board.strangers(at: pharmacy.name)
    }
    #expect(strangers() == 1)
    pharmacy.source.follow([try Moved.place(7, at: pharmacy.name)], at: pharmacy.now)
    #expect(strangers() == 2)
  }

  @Test(
    "A search that was missed counts, begins anew from where the last good one ended, and makes items silent")
  func missed() throws {
    let pharmacy = try known(3, yaml: "jitter: 0\nmisses-until-stale: 2\ninterval: 60s")
    var urls: [String] = []
    pharmacy.go(.minutes(3)) { asked in
      urls.append(asked.url)
      return VirtualPharmacy.status(500)
    }
    #expect(Set(urls).count == 1 && urls.count >= 2, "the same beginning every time: \(urls)")
    let silent = pharmacy.source.takeSayings(limit: 10)
    #expect(silent.count == 3)
    #expect(silent.allSatisfy { if case .silent = $0.what { true } else { false } })
    pharmacy.go(.minutes(10)) { _ in VirtualPharmacy.page([]) }
    let heard = pharmacy.source.takeSayings(limit: 2)
    #expect(heard.count == 2, "in its time")
    #expect(heard.allSatisfy { if case .fresh = $0.what { true } else { false } })
  }
}
