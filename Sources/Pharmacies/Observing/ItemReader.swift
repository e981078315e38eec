import Crypto
package import Foundation
package import Refills
package import Statecharts

/// Reads one item of an answer as a connector's file describes it.
package struct ItemReader: Sendable {
  let connector: Connector
  let endpoint: EndpointName
  /// Where a date without a time is read.
  let zone: TimeZone

  package init(connector: Connector, endpoint: EndpointName, zone: TimeZone) {
    self.connector = connector
    self.endpoint = endpoint
    self.zone = zone
  }

  /// - Parameter asked: when our request began.
  package func read(_ item: JSONValue, asked: Instant) throws(AnswerError) -> Observation {
    let shape = connector.item
    guard let id = shape.id.word(in: item) else {
      throw AnswerError(.noID, "An item has no id where the connector's file looks for it.")
    }
    guard let status = shape.status.word(in: item) else {
      throw AnswerError(.noStatus, "An item has no status where the connector's file looks for it.")
    }
    let reasons = shape.reasons.words(in: item)
    let digest = Array(SHA256.hash(data: item.canonical))
    var unread: [String] = []
    func moment(_ place: ItemShape.Place, _ name: String, _ day: (CalendarDate) -> Instant?) -> Instant? {
      guard let text = place.word(in: item) else { return nil }
      switch connector.times.lazy.compactMap({ $0.read(text) }).first {
      case .moment(let moment): return moment
      case .date(let date): return day(date)
      case nil:
        unread.append(name)
        return nil
      }
    }
    func opening(_ date: CalendarDate) -> Instant { WallTime(date).moment(in: zone) }
    func closing(_ date: CalendarDate) -> Instant { WallTime(date, hour: 23, minute: 59).moment(in: zone) }
    func units(_ place: ItemShape.Place, _ name: String) -> Int64? {
      guard let text = place.word(in: item) else { return nil }
      if let number = Decimal.thousandths(text), number >= 0 { return number }
      unread.append(name)
      return nil
    }
    var report = Report(
      source: connector.source, manner: connector.manner, endpoint: endpoint,
      // A date does not order two pieces of news of the same day.
      reportedAt: moment(shape.updated, "updated") { _ in nil }, seenAt: asked, status: status,
      digest: digest.hexadecimal, reason: shape.reasonText.word(in: item) ?? reasons.first,
      heldUntil: moment(shape.heldUntil, "held-until", opening),
      readyAt: moment(shape.readyAt, "ready-at", opening),
      handedOverAt: moment(shape.handedOverAt, "handed-over-at", opening),
      // A promise for a day is kept until the day is over.
      promisedAt: moment(shape.promisedAt, "promised-at", closing), parcel: parcel(in: item))
    if let now = units(shape.quantity, "quantity") {
      report.quantity = Quantity(
        thousandths: now, ofThousandths: units(shape.wholeQuantity, "whole-quantity"))
    }
    report.contradiction = connector.contradictions.first { $0.applies(to: status, item) }?.says
    return Observation(
      item: id, reference: shape.reference.word(in: item),
      meaning: connector.statuses.meaning(of: status, reasons: reasons), report: report, digest: digest,
      unread: unread)
  }

  private func parcel(in item: JSONValue) -> Parcel? {
    guard let number = connector.item.parcelNumber.word(in: item) else { return nil }
    let link = connector.item.parcelLink.word(in: item)
    return Parcel(
      carrier: connector.item.carrier.word(in: item), number: number,
      link: link.flatMap { $0.lowercased().hasPrefix("https://") ? $0 : nil })
  }
}

extension Contradiction {
  func applies(to status: String, _ item: JSONValue) -> Bool {
    statuses.contains(status) && with.first(in: item) != nil
  }
}

extension [UInt8] {
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
