import Foundation
import Refills
import Statecharts

/// The fields of one item as they are read; what is there and cannot be read is noted and counts as not given.
struct ItemFields {
  /// Which end of a day is meant where only a day is given.
  enum Day { case opening, closing, none }

  let item: JSONValue
  let times: [TimeFormat]
  let zone: TimeZone
  private(set) var unread: [String] = []

  init(item: JSONValue, times: [TimeFormat], zone: TimeZone) {
    self.item = item
    self.times = times
    self.zone = zone
  }

  mutating func moment(_ place: ItemShape.Place, _ name: String, ofDay end: Day) -> Instant? {
    guard let text = place.word(in: item) else { return nil }
    if end == .closing, let day = times.lazy.compactMap({ $0.day(text) }).first {
      return moment(of: day, end)
    }
    switch times.lazy.compactMap({ $0.read(text) }).first {
    case .moment(let moment): return moment
    case .wall(let wall): return wall.moment(in: zone)
    case .date(let date): return moment(of: date, end)
    case nil:
      unread.append(name)
      return nil
    }
  }

  private func moment(of date: CalendarDate, _ end: Day) -> Instant? {
    switch end {
    case .opening: WallTime(date).moment(in: zone)
    case .closing: WallTime(date, hour: 23, minute: 59).moment(in: zone)
    case .none: nil
    }
  }

  private mutating func units(_ place: ItemShape.Place, _ name: String) -> Int64? {
    guard let text = place.word(in: item) else { return nil }
    if let number = Decimal.thousandths(text), number >= 0 { return number }
    unread.append(name)
    return nil
  }

  mutating func quantity(_ shape: ItemShape) -> Quantity? {
    guard let now = units(shape.quantity, "quantity") else { return nil }
    return Quantity(thousandths: now, ofThousandths: units(shape.wholeQuantity, "whole-quantity"))
  }

  func parcel(_ shape: ItemShape) -> Parcel? {
    guard let number = shape.parcelNumber.word(in: item) else { return nil }
    let link = shape.parcelLink.word(in: item)
    return Parcel(
      carrier: shape.carrier.word(in: item), number: number,
      link: link.flatMap { $0.lowercased().hasPrefix("https://") ? $0 : nil })
  }

  /// What the patient pays, line by line; a line without an amount says nothing.
  mutating func prices(_ shape: PriceShape?) -> [Price] {
    guard let shape else { return [] }
    var prices: [Price] = []
    for line in shape.lines.all(in: item) {
      guard let text = shape.amount.word(in: line) else { continue }
      guard let amount = Decimal.thousandths(text) else {
        unread.append("price")
        continue
      }
      prices.append(Price(label: shape.label.word(in: line), thousandths: amount, currency: shape.currency))
    }
    return prices
  }
}
