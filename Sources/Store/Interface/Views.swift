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
  /// How many refills a filter finds, counted up to the limit.
  func count(matching filter: RefillFilter, limit: Int) throws(StoreError) -> Int
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
  /// Refills that this endpoint has sent on to another one and may still be filling, in pages like those.
  func formerlyWatched(
    at endpoint: EndpointName, after place: WatchedRow.Place?, limit: Int
  ) throws(StoreError) -> [WatchedRow]
  /// The journal of one refill, its newest rows if there are more, oldest first.
  func journal(of refill: RefillID, limit: Int) throws(StoreError) -> [JournalRow]
  func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow]
  /// The events of the stream among so many rows of the journal.
  func stream(after sequence: Int64, limit: Int) throws(StoreError) -> StreamPage
  /// A row of the journal before a moment, after which the first at or after it comes: a cursor to read on from.
  func lastRow(before moment: Instant) throws(StoreError) -> Int64
  /// What the desk counts beside the stream, of the given brands; pages of patients at all.
  func figures(of brands: Set<BrandName>, since moment: Instant) throws(StoreError) -> DeskFigures
  /// The last row that was pruned; 0: the journal begins with its first row.
  func prunedThrough() throws(StoreError) -> Int64
  func dispatches(of refill: RefillID, limit: Int) throws(StoreError) -> [DispatchRow]
  func dispatches(in state: DispatchRow.State, limit: Int) throws(StoreError) -> [DispatchRow]
  /// A row of the queue out.
  func dispatch(_ id: MessageID) throws(StoreError) -> DispatchRow?
  func readingMark(at endpoint: EndpointName, item: String) throws(StoreError) -> ReadingMark?
  /// The holds that are not released, oldest first.
  func holds() throws(StoreError) -> [MessageHold]
  /// Who was shown something of a patient's since a moment, and how often; those of which the last is the newest first.
  func readGroups(of patient: PatientID, since start: Instant, limit: Int) throws(StoreError) -> [ReadGroup]
  /// Messages that were delivered since then, by endpoint, notice and hour; at most `NoticeRate.mostRows` rows of the
  /// queue, the newest, are looked at.
  func noticeRates(since moment: Instant) throws(StoreError) -> [NoticeRate]
  /// The next refills at an endpoint that came where they are within these moments, in the order of their ids.
  func moved(
    at endpoint: EndpointName, from start: Instant, through end: Instant, after id: RefillID?, limit: Int
  ) throws(StoreError) -> [Refill]
}

extension Views {
  /// For stores that prune nothing.
  package func prunedThrough() throws(StoreError) -> Int64 { 0 }

  /// By way of the refills themselves.
  package func count(matching filter: RefillFilter, limit: Int) throws(StoreError) -> Int {
    try refills(matching: filter, after: nil, limit: limit).refills.count
  }

  /// For stores in which nobody holds anything.
  package func holds() throws(StoreError) -> [MessageHold] { [] }

  /// For stores that are read from their beginning.
  package func lastRow(before moment: Instant) throws(StoreError) -> Int64 { 0 }

  /// For stores that count nothing.
  package func figures(of brands: Set<BrandName>, since moment: Instant) throws(StoreError) -> DeskFigures {
    DeskFigures(actions: [:], messages: [:], pageViews: 0)
  }

  /// For stores that record none.
  package func readGroups(of patient: PatientID, since start: Instant, limit: Int) throws(StoreError)
    -> [ReadGroup]
  { [] }

  /// For stores that count nothing.
  package func noticeRates(since moment: Instant) throws(StoreError) -> [NoticeRate] { [] }

  /// For stores that are not looked through.
  package func moved(
    at endpoint: EndpointName, from start: Instant, through end: Instant, after id: RefillID?, limit: Int
  ) throws(StoreError) -> [Refill] { [] }

  /// By way of the whole rows, for stores that keep nothing shorter.
  package func stream(after sequence: Int64, limit: Int) throws(StoreError) -> StreamPage {
    let journal = try journal(after: sequence, limit: limit)
    var rows: [StreamRow] = []
    for row in journal where row.entry.refusal == nil && row.entry.from != row.entry.to {
      if let refill = try refill(row.entry.refill) { rows.append(try StreamRow(row, of: refill)) }
    }
    return StreamPage(rows: rows, end: journal.last?.sequence ?? sequence, isLast: journal.count < limit)
  }
}
