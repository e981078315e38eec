import Refills
import Statecharts

/// Makes rows of the stream of what a statement stands at. Brands, pharmacies, events and sets of states are few and come
/// again and again: each text is compared with the last one of its column before it is made anew.
struct StreamReading {
  private var kind = ""
  private var from = ""
  private var to = ""
  private var brand: BrandName?
  private var endpoint: EndpointName?

  /// Columns in the order of `SQLiteViews.stream`; nil where nothing moved.
  mutating func row(_ columns: Columns) throws(StoreError) -> StreamRow? {
    columns.text(7, into: &from)
    columns.text(8, into: &to)
    guard from != to else { return nil }
    columns.text(6, into: &kind)
    if brand.map({ !columns.isText(3, $0.text) }) ?? true { brand = BrandName(columns.text(3)) }
    let hasEndpoint = !columns.isNull(11)
    if hasEndpoint, endpoint.map({ !columns.isText(11, $0.text) }) ?? true {
      endpoint = EndpointName(columns.text(11))
    }
    guard let refill = RefillID(columns.text(1)), let external = ExternalID(columns.text(2)), let brand else {
      throw StoreError(
        .unreadable,
        "Journal row \(columns.number(0)) is not as this version writes it. Start the version that wrote it.")
    }
    return StreamRow(
      sequence: columns.number(0), refill: refill, external: external, brand: brand,
      version: columns.number(4), at: columns.instant(5), kind: kind,
      from: from, to: to, isCorrection: columns.flag(9),
      endpoint: hasEndpoint ? endpoint : nil)
  }
}
