import Crypto
package import Foundation
package import Refills
package import Statecharts

/// Reads one item of an answer as a connector's file describes it.
package struct ItemReader: Sendable {
  /// How we came by an item.
  package enum Origin: Hashable, Sendable {
    /// It was asked about by its id.
    case asked(String)
    /// It stood on a page of a search or a feed.
    case found
    /// It was pushed to us.
    case pushed
  }

  let connector: Connector
  let endpoint: EndpointName
  /// Where a date without a time is read.
  let zone: TimeZone
  /// The pharmacies that this clinic knows, by the ids by which others know them.
  let known: KnownPharmacies

  package init(
    connector: Connector, endpoint: EndpointName, zone: TimeZone, known: KnownPharmacies = KnownPharmacies()
  ) {
    self.connector = connector
    self.endpoint = endpoint
    self.zone = zone
    self.known = known
  }

  /// - Parameter asked: when our request began.
  package func read(
    _ found: JSONValue, asked: Instant, by origin: Origin = .found
  ) throws(AnswerError) -> Observation {
    let shape = connector.item
    let item = shape.within.value(in: found) ?? found
    guard let id = id(of: item, by: origin) else {
      throw AnswerError(.noID, "An item has no id where the connector's file looks for it.")
    }
    guard let status = status(of: item) else {
      throw AnswerError(.noStatus, "An item has no status where the connector's file looks for it.")
    }
    let codes = shape.reasons.map { (isGiven: $0.isGiven, words: $0.words(in: item)) }
    let own = codes.filter { !$0.isGiven }.flatMap(\.words)
    let sense = connector.statuses.sense(of: status, reasons: codes.flatMap(\.words))
    var fields = ItemFields(item: item, times: connector.times, zone: zone)
    var report = Report(
      source: connector.source, manner: manner(origin), endpoint: endpoint,
      // A date does not order two pieces of news of the same day.
      reportedAt: fields.moment(shape.updated, "updated", ofDay: .none), seenAt: asked, status: status,
      // For support: what the answer says in words, else its first code.
      reason: shape.reasonText.word(in: item) ?? own.first,
      heldUntil: fields.moment(shape.heldUntil, "held-until", ofDay: .opening),
      readyAt: fields.moment(shape.readyAt, "ready-at", ofDay: .opening),
      handedOverAt: fields.moment(shape.handedOverAt, "handed-over-at", ofDay: .opening),
      // A promise for a day is kept until the day is over.
      promisedAt: fields.moment(shape.promisedAt, "promised-at", ofDay: .closing),
      quantity: fields.quantity(shape), parcel: fields.parcel(shape),
      reroutedTo: shape.reroutedTo.word(in: item).flatMap { known[$0] })
    let isWritten = connector.comparison == .content
    let content = isWritten ? item.canonical : report.facts(meaning: sense)
    let digest = Array(SHA256.hash(data: content))
    report.digest = digest.hexadecimal
    report.contradiction = connector.contradictions.first { contradicts($0, status, item) }?.says
    return Observation(
      item: id, reference: shape.reference.word(in: item), meaning: sense?.meaning ?? .unmapped,
      asks: sense?.asks, asksNoMore: asksNoMore(sense), report: report, prices: fields.prices(shape.price),
      digest: digest, unread: fields.unread, isNamed: sense != nil,
      unknownReasons: sense == nil ? [] : own.filter { !connector.statuses.knows($0, of: status) },
      origin: origin, raw: isWritten ? RawItem(canonical: content) : RawItem(item))
  }

  /// An answer about the item that was asked about counts under the id that we asked by.
  private func id(of item: JSONValue, by origin: Origin) -> String? {
    guard let id = connector.item.id.word(in: item) else { return nil }
    if case .asked(let asked) = origin, ItemAsk.isSame(id, as: asked) { return asked }
    return id
  }

  /// The word of the first source that finds one; of several there, the first that the file names.
  private func status(of item: JSONValue) -> String? {
    for source in connector.item.status {
      let words = source.words(in: item)
      if let word = words.first { return words.first { connector.statuses.sense(of: $0) != nil } ?? word }
    }
    return nil
  }

  private func manner(_ origin: Origin) -> Report.Manner {
    switch origin {
    case .asked: connector.manner
    case .found: connector.search?.manner ?? connector.manner
    case .pushed: .event
    }
  }

  private func contradicts(_ contradiction: Contradiction, _ status: String, _ item: JSONValue) -> Bool {
    contradiction.statuses.contains { connector.statuses.isSame($0, status) }
      && contradiction.with.first(in: item) != nil
  }

  /// News of the fill itself shows that the system got what it had asked for; a status that is no news shows nothing.
  private func asksNoMore(_ sense: StatusMap.Sense?) -> Set<OpenAction.Kind> {
    guard let sense, case .event = sense.meaning else { return [] }
    return connector.statuses.asked.subtracting([sense.asks].compactMap(\.self))
  }
}

extension [UInt8] {
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
