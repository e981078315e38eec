import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Where a refill was before")
struct FormerPlaceTests {
  private let start = StoreSample.start

  private func rerouted(_ refill: Refill, to next: EndpointName) throws -> Refill {
    var after = try StoreSample.next(refill, refill.progress)
    let here = try #require(after.record.pharmacy)
    after.record.formerPlaces = [FormerPlace(place: here, leftAt: start)]
    after.record.pharmacy = PharmacyPlace(endpoint: next, item: "G-7")
    return after
  }

  @Test("It is found where it was and where it is; once it is settled there, seldom")
  func found() throws {
    let temporary = try TemporaryDatabase()
    var sample = try StoreSample()
    let (first, second): (EndpointName, EndpointName) = (
      try StoreSample.name("first"), try StoreSample.name("second")
    )
    let refill = try sample.refill(.preparing, pharmacy: PharmacyPlace(endpoint: first, item: "item-7"))
    try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
    let views = temporary.database.views
    #expect(try views.formerlyWatched(at: first, after: nil, limit: 10) == [])
    let moved = try rerouted(refill, to: second)
    try temporary.store.commit([
      .decision(StoreSample.decision(moved)),
      .reading(ReadingMark(endpoint: first, item: "item-7", digest: [7], nextAt: start)),
    ])
    #expect(try views.refill(at: second, item: "G-7") == refill.id)
    #expect(try views.refill(at: first, item: "item-7") == refill.id)
    #expect(try views.watched(at: first, closedSince: start, after: nil, limit: 10) == [])
    let rows = try views.formerlyWatched(at: first, after: nil, limit: 10)
    #expect(rows.map(\.tracked) == TrackedPlace(moved).former.map(\.item))
    #expect(rows.map(\.tracked.isFormer) == [true])
    #expect(rows.map(\.mark?.digest) == [[7]])
    #expect(try views.formerlyWatched(at: first, after: rows.last?.place, limit: 10) == [])
    var settled = try StoreSample.next(moved, moved.progress)
    settled.record.formerPlaces[0].settledAt = start
    try temporary.store.commit([.decision(StoreSample.decision(settled))])
    #expect(try views.formerlyWatched(at: first, after: nil, limit: 10).map(\.tracked.rhythm) == [.seldom])
    #expect(try views.refill(at: first, item: "item-7") == refill.id)
  }

  @Test("Once it is closed it is found there no more, and what was read there is forgotten")
  func closed() throws {
    let temporary = try TemporaryDatabase()
    var sample = try StoreSample()
    let first: EndpointName = try StoreSample.name("first")
    let refill = try sample.refill(.preparing, pharmacy: PharmacyPlace(endpoint: first, item: "item-7"))
    let moved = try rerouted(refill, to: try StoreSample.name("second"))
    try temporary.store.commit(
      sample.directory + [
        .decision(StoreSample.decision(refill)), .decision(StoreSample.decision(moved)),
        .reading(ReadingMark(endpoint: first, item: "item-7", digest: [7], nextAt: start)),
      ])
    let closed = try StoreSample.next(moved, .pickedUp)
    try temporary.store.commit([.decision(StoreSample.decision(closed))])
    let views = temporary.database.views
    #expect(try views.formerlyWatched(at: first, after: nil, limit: 10) == [])
    #expect(try views.refill(at: first, item: "item-7") == nil)
    #expect(try views.readingMark(at: first, item: "item-7") == nil)
  }
}
