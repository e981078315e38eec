import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Lists")
struct ViewsTests {
  private let start = StoreSample.start

  /// The queue as it must be: run-out unknown first, then the sooner run-out, then the sooner promise, then by id.
  private func fillQueue(_ temporary: TemporaryDatabase) throws -> [RefillID] {
    let order: [(runOut: Int64?, promised: Int64?)] = [
      (nil, 5), (nil, nil), (1, 2), (1, 2), (1, nil), (2, 1), (7, nil), (7, nil), (7, nil),
    ]
    var ids: [RefillID] = []
    for (number, days) in order.enumerated() {
      var sample = try StoreSample(number + 1)
      let refill = try sample.refill(
        .withProvider, runOut: days.runOut.map { start + .days($0) },
        promised: days.promised.map { start + .days($0) })
      ids.append(refill.id)
      try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
    }
    ids[2...3].sort()
    ids[6...8].sort()
    return ids
  }

  @Test(
    "The queue is ordered by run-out, unknown first, then by promise, on pages of any size", arguments: 1...10
  )
  func paging(size: Int) throws {
    let temporary = try TemporaryDatabase()
    let expected = try fillQueue(temporary)
    let filter = RefillFilter(brands: [try StoreSample.name("north")], isLive: true)
    var read: [RefillID] = []
    var cursor: String?
    repeat {
      let page = try temporary.database.views.refills(matching: filter, after: cursor, limit: size)
      #expect(page.refills.count <= size)
      read += page.refills.map(\.id)
      cursor = page.next
    } while cursor != nil && read.count < 20
    #expect(read == expected)
  }

  @Test(
    "A cursor that is none of ours is refused", arguments: ["", "x", "1.2.3", "1.2.rf_0", "..", "a.b.c.d"])
  func badCursor(text: String) throws {
    let temporary = try TemporaryDatabase()
    let filter = RefillFilter(brands: [])
    #expect(throws: StoreError.self) {
      try temporary.database.views.refills(matching: filter, after: text, limit: 1)
    }
    .map { #expect($0.code == .cursor) }
  }

  @Test("A list holds what its filter says")
  func filters() throws {
    let temporary = try TemporaryDatabase()
    var (first, second) = (try StoreSample(1), try StoreSample(2))
    var late = try first.refill(.withProvider)
    late.record.tasks = [StaffTask(owner: .lead, cause: .screeningBegin, since: start, isUrgent: true)]
    late.regions.pace = .late
    let closed = try second.refill(.cancelled)
    try temporary.store.commit(
      first.directory + second.directory + [late, closed].map { .decision(StoreSample.decision($0)) })
    let views = temporary.database.views
    let north = try StoreSample.name("north") as BrandName
    func list(_ filter: RefillFilter) throws -> [RefillID] {
      try views.refills(matching: filter, after: nil, limit: 10).refills.map(\.id)
    }
    #expect(try list(RefillFilter(brands: [])).isEmpty)
    #expect(try list(RefillFilter(brands: [try StoreSample.name("south")])).isEmpty)
    #expect(try Set(list(RefillFilter(brands: [north]))) == [late.id, closed.id])
    #expect(try list(RefillFilter(brands: [north], isLive: false)) == [closed.id])
    #expect(try list(RefillFilter(brands: [north], progress: [.withProvider])) == [late.id])
    #expect(try list(RefillFilter(brands: [north], task: .lead)) == [late.id])
    #expect(try list(RefillFilter(brands: [north], task: .support)).isEmpty)
    #expect(try list(RefillFilter(brands: [north], isLate: true)) == [late.id])
    #expect(try views.count(matching: RefillFilter(brands: [north]), limit: 10) == 2)
    #expect(try views.count(matching: RefillFilter(brands: [north]), limit: 1) == 1)
    #expect(try views.count(matching: RefillFilter(brands: [north], isLate: true), limit: 10) == 1)
    #expect(try views.counts(brands: [north]) == [.withProvider: 1, .cancelled: 1])
    #expect(try views.counts(brands: []) == [:])
  }

  @Test("A refill is found by each of its names")
  func names() throws {
    let temporary = try TemporaryDatabase()
    var sample = try StoreSample()
    let endpoint = try StoreSample.name("pharmacy") as EndpointName
    let refill = try sample.refill(
      .preparing, promised: start + .days(1), pharmacy: PharmacyPlace(endpoint: endpoint, item: "item-7"))
    try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
    let views = temporary.database.views
    #expect(try views.refill(refill.id) == refill)
    #expect(try views.refill(external: refill.record.external) == refill)
    #expect(try views.refills(of: sample.patient.id, limit: 5) == [refill])
    #expect(try views.refill(at: endpoint, item: "item-7") == refill.id)
    #expect(try views.refill(at: endpoint, item: "item-8") == nil)
    let item = TrackedItem(
      refill: refill.id, item: "item-7", external: refill.record.external, rhythm: refill.progress.ask,
      progressSince: start, promisedAt: start + .days(1), tracking: refill.regions.tracking)
    let watched = try views.watched(at: endpoint, closedSince: start, after: nil, limit: 10)
    #expect(watched.map(\.tracked) == [item])
    try temporary.store.commit([.decision(StoreSample.decision(try StoreSample.next(refill, .received)))])
    #expect(try views.watched(at: endpoint, closedSince: start, after: nil, limit: 10) == [])
    #expect(try views.journal(of: refill.id, limit: 10).map(\.entry.version) == [1, 2])
  }

  @Test("What an endpoint is asked about comes in pages: the live ones, then those that were closed lately")
  func watched() throws {
    let temporary = try TemporaryDatabase()
    let endpoint = try StoreSample.name("pharmacy") as EndpointName
    let mark = ReadingMark(
      endpoint: endpoint, item: "item-2", digest: [7], lastModified: "m", readAt: start,
      nextAt: start + .hours(1),
      missed: 3)
    var live: [RefillID] = []
    var closed: [RefillID] = []
    for number in 1...6 {
      var sample = try StoreSample(number)
      var refill = try sample.refill(
        number <= 3 ? .preparing : .pickedUp,
        pharmacy: PharmacyPlace(endpoint: endpoint, item: "item-\(number)"))
      refill.record.progressSince = start - .days(Int64(number))
      try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
      if number <= 3 { live.append(refill.id) } else { closed.insert(refill.id, at: 0) }
    }
    try temporary.store.commit([.reading(mark)])
    var found: [WatchedRow] = []
    while true {
      let page = try temporary.database.views.watched(
        at: endpoint, closedSince: start - .days(5), after: found.last?.place, limit: 2)
      #expect(page.count <= 2)
      if page.isEmpty { break }
      found += page
    }
    #expect(found.map(\.tracked.refill) == live + closed.dropFirst())
    #expect(found.map(\.mark) == [nil, mark, nil, nil, nil])
  }

  @Test("Reading marks are replaced by endpoint and item")
  func marks() throws {
    let temporary = try TemporaryDatabase()
    let endpoint = try StoreSample.name("pharmacy") as EndpointName
    var mark = ReadingMark(
      endpoint: endpoint, item: "item-7", digest: [1], entityTag: "\"e\"", lastModified: "m", cursor: "c",
      readAt: start, nextAt: start + .hours(1), missed: 2)
    let search = ReadingMark(endpoint: endpoint, item: "", nextAt: start)
    try temporary.store.commit([.reading(mark), .reading(search)])
    mark.missed = 0
    try temporary.store.commit([.reading(mark)])
    let views = temporary.database.views
    #expect(try views.readingMark(at: endpoint, item: "") == search)
    #expect(try views.readingMark(at: endpoint, item: "item-7") == mark)
    #expect(try views.readingMark(at: endpoint, item: "item-8") == nil)
  }

  @Test("The queue out is listed by refill and by state")
  func dispatches() throws {
    let temporary = try TemporaryDatabase()
    var sample = try StoreSample()
    let refill = try sample.refill()
    let notices: [Dispatch] = [
      .notice(.received, isCorrection: false), .notice(.preparing, isCorrection: false),
    ]
    try temporary.store.commit(
      sample.directory + [.decision(StoreSample.decision(refill, dispatches: notices))])
    _ = try temporary.store.claimDispatches(at: start, lease: .minutes(1), limit: 5)
    let views = temporary.database.views
    #expect(try views.dispatches(of: refill.id, limit: 5).map(\.content) == notices.map { .dispatch($0) })
    #expect(try views.dispatches(in: .claimed, limit: 5).count == 1)
    #expect(try views.dispatches(in: .waiting, limit: 5).count == 1)
    #expect(try views.dispatches(in: .unknown, limit: 5).isEmpty)
  }
}
