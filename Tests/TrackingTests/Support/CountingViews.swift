import Refills
import Statecharts
import Store
import Synchronization

/// Views that count how often the stream was looked at.
final class CountingViews: Views {
  private let inner: any Views
  private let count = Mutex(0)

  init(_ inner: any Views) { self.inner = inner }

  var looks: Int { count.withLock { $0 } }

  func refill(_ id: RefillID) throws(StoreError) -> Refill? { try inner.refill(id) }
  func refill(external: ExternalID) throws(StoreError) -> Refill? { try inner.refill(external: external) }
  func refills(of patient: PatientID, limit: Int) throws(StoreError) -> [Refill] {
    try inner.refills(of: patient, limit: limit)
  }
  func refills(matching filter: RefillFilter, after cursor: String?, limit: Int) throws(StoreError)
    -> RefillPage
  { try inner.refills(matching: filter, after: cursor, limit: limit) }
  func counts(brands: Set<BrandName>) throws(StoreError) -> [RefillChart.Progress: Int] {
    try inner.counts(brands: brands)
  }
  func doubts() throws(StoreError) -> [BrandName: [Doubt: Int]] { try inner.doubts() }
  func answers(of refill: RefillID, limit: Int) throws(StoreError) -> [HeardAnswer] {
    try inner.answers(of: refill, limit: limit)
  }
  func refill(at endpoint: EndpointName, item: String) throws(StoreError) -> RefillID? {
    try inner.refill(at: endpoint, item: item)
  }
  func watched(
    at endpoint: EndpointName, closedSince: Instant, after place: WatchedRow.Place?, limit: Int
  ) throws(StoreError) -> [WatchedRow] {
    try inner.watched(at: endpoint, closedSince: closedSince, after: place, limit: limit)
  }
  func journal(of refill: RefillID, limit: Int) throws(StoreError) -> [JournalRow] {
    try inner.journal(of: refill, limit: limit)
  }
  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try inner.journal(after: sequence, limit: limit)
  }
  func stream(after sequence: Int64, limit: Int) throws(StoreError) -> StreamPage {
    count.withLock { $0 += 1 }
    return try inner.stream(after: sequence, limit: limit)
  }
  func dispatches(of refill: RefillID, limit: Int) throws(StoreError) -> [DispatchRow] {
    try inner.dispatches(of: refill, limit: limit)
  }
  func dispatch(_ id: MessageID) throws(StoreError) -> DispatchRow? { try inner.dispatch(id) }
  func dispatches(in state: DispatchRow.State, limit: Int) throws(StoreError) -> [DispatchRow] {
    try inner.dispatches(in: state, limit: limit)
  }
  func readingMark(at endpoint: EndpointName, item: String) throws(StoreError) -> ReadingMark? {
    try inner.readingMark(at: endpoint, item: item)
  }
}
