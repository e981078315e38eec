import Refills
import Statecharts
import Store
import Synchronization

/// The views as they are where the first look at a refill for a message counts for ever: a planted fault.
final class RememberedViews: Views {
  private let inner: any Views
  private let refills = Mutex<[MessageID: Refill]>([:])

  init(_ inner: any Views) { self.inner = inner }

  func refill(_ id: RefillID) throws(StoreError) -> Refill? {
    guard let message = Switchboard.row?.id else { return try inner.refill(id) }
    if let known = refills.withLock({ $0[message] }) { return known }
    let found = try inner.refill(id)
    refills.withLock { $0[message] = found }
    return found
  }

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
