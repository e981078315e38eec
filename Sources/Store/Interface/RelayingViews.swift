package import Refills
package import Statecharts

/// Views that stand before others and let through whatever they do not change themselves, as `RelayingStore` does.
package protocol RelayingViews: Views {
  /// The views behind them.
  var base: any Views { get }
}

extension RelayingViews {
  package func refill(_ id: RefillID) throws(StoreError) -> Refill? { try base.refill(id) }
  package func refill(external: ExternalID) throws(StoreError) -> Refill? {
    try base.refill(external: external)
  }
  package func refills(of patient: PatientID, limit: Int) throws(StoreError) -> [Refill] {
    try base.refills(of: patient, limit: limit)
  }
  package func refills(matching filter: RefillFilter, after cursor: String?, limit: Int) throws(StoreError)
    -> RefillPage
  { try base.refills(matching: filter, after: cursor, limit: limit) }
  package func count(matching filter: RefillFilter, limit: Int) throws(StoreError) -> Int {
    try base.count(matching: filter, limit: limit)
  }
  package func counts(brands: Set<BrandName>) throws(StoreError) -> [RefillChart.Progress: Int] {
    try base.counts(brands: brands)
  }
  package func doubts() throws(StoreError) -> [BrandName: [Doubt: Int]] { try base.doubts() }
  package func answers(of refill: RefillID, limit: Int) throws(StoreError) -> [HeardAnswer] {
    try base.answers(of: refill, limit: limit)
  }
  package func refill(at endpoint: EndpointName, item: String) throws(StoreError) -> RefillID? {
    try base.refill(at: endpoint, item: item)
  }
  package func watched(
    at endpoint: EndpointName, closedSince: Instant, after place: WatchedRow.Place?, limit: Int
  ) throws(StoreError) -> [WatchedRow] {
    try base.watched(at: endpoint, closedSince: closedSince, after: place, limit: limit)
  }

  package func formerlyWatched(
    at endpoint: EndpointName, after place: WatchedRow.Place?, limit: Int
  ) throws(StoreError) -> [WatchedRow] {
    try base.formerlyWatched(at: endpoint, after: place, limit: limit)
  }
  package func lastRow(before moment: Instant) throws(StoreError) -> Int64 {
    try base.lastRow(before: moment)
  }
  package func figures(of brands: Set<BrandName>, since moment: Instant) throws(StoreError) -> DeskFigures {
    try base.figures(of: brands, since: moment)
  }
  package func readGroups(of patient: PatientID, since start: Instant, limit: Int) throws(StoreError)
    -> [ReadGroup]
  {
    try base.readGroups(of: patient, since: start, limit: limit)
  }
  package func journal(of refill: RefillID, limit: Int) throws(StoreError) -> [JournalRow] {
    try base.journal(of: refill, limit: limit)
  }
  package func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try base.journal(after: sequence, limit: limit)
  }
  package func stream(after sequence: Int64, limit: Int) throws(StoreError) -> StreamPage {
    try base.stream(after: sequence, limit: limit)
  }
  package func dispatches(of refill: RefillID, limit: Int) throws(StoreError) -> [DispatchRow] {
    try base.dispatches(of: refill, limit: limit)
  }
  package func dispatch(_ id: MessageID) throws(StoreError) -> DispatchRow? { try base.dispatch(id) }
  package func dispatches(in state: DispatchRow.State, limit: Int) throws(StoreError) -> [DispatchRow] {
    try base.dispatches(in: state, limit: limit)
  }
  package func readingMark(at endpoint: EndpointName, item: String) throws(StoreError) -> ReadingMark? {
    try base.readingMark(at: endpoint, item: item)
  }
  package func prunedThrough() throws(StoreError) -> Int64 { try base.prunedThrough() }
  package func holds() throws(StoreError) -> [MessageHold] { try base.holds() }
  package func noticeRates(since moment: Instant) throws(StoreError) -> [NoticeRate] {
    try base.noticeRates(since: moment)
  }
  package func moved(
    at endpoint: EndpointName, from start: Instant, through end: Instant, after id: RefillID?, limit: Int
  ) throws(StoreError) -> [Refill] {
    try base.moved(at: endpoint, from: start, through: end, after: id, limit: limit)
  }
}
