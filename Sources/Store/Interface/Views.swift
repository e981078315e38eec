package import Refills
package import Statecharts

/// What pages and lists read. Read only, on connections of their own; reading here never waits for a writer.
package protocol Views: Sendable {
  func refill(_ id: RefillID) throws(StoreError) -> Refill?
  func refill(external: ExternalID) throws(StoreError) -> Refill?
  func refills(of patient: PatientID, limit: Int) throws(StoreError) -> [Refill]
  /// By run-out (unknown first), then by promise, then by id.
  func refills(matching filter: RefillFilter, after cursor: String?, limit: Int) throws(StoreError)
    -> RefillPage
  /// How many there are in each progress state, of the given brands.
  func counts(brands: Set<BrandName>) throws(StoreError) -> [RefillChart.Progress: Int]
  /// How many refills a person has to look at because of what a source said last, by brand; none: not in it.
  func doubts() throws(StoreError) -> [BrandName: [Doubt: Int]]
  /// The last answers about a refill as they came, newest first; at most `RawAnswer.mostKept` are kept.
  func answers(of refill: RefillID, limit: Int) throws(StoreError) -> [HeardAnswer]
  /// The refill that an endpoint's item is about.
  func refill(at endpoint: EndpointName, item: String) throws(StoreError) -> RefillID?
  /// The next items that an endpoint may be asked about, in the order of their places: those whose state's rhythm is
  /// not `never` and which are live or have been closed since then. None: there are no more.
  func watched(
    at endpoint: EndpointName, closedSince: Instant, after place: WatchedRow.Place?, limit: Int
  ) throws(StoreError) -> [WatchedRow]
  /// The journal of one refill, oldest first.
  func journal(of refill: RefillID, limit: Int) throws(StoreError) -> [JournalRow]
  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow]
  func dispatches(of refill: RefillID, limit: Int) throws(StoreError) -> [DispatchRow]
  func dispatches(in state: DispatchRow.State, limit: Int) throws(StoreError) -> [DispatchRow]
  func readingMark(at endpoint: EndpointName, item: String) throws(StoreError) -> ReadingMark?
}
