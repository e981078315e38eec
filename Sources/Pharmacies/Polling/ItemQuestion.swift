import Curl

/// The question about one item, made once and filled with an id thousands of times a second.
final class ItemQuestion: Sendable {
  /// Stands for the id while the address is taken apart; no character of it is escaped in an address.
  private static let placeholder = "refilld-item-placeholder"

  private let ask: ItemAsk
  private let url: String
  /// The address before and after the id, where that is all there is to fill in.
  private let around: (before: String, after: String)?

  init(_ ask: ItemAsk, at url: String) {
    self.ask = ask
    self.url = url
    let target = ask.request.target { $0 == "item" ? Self.placeholder : nil } ?? ""
    let parts = target.split(separator: Self.placeholder, omittingEmptySubsequences: false)
    let isPlain = parts.count == 2 && ask.request.method == .get && ask.request.body == nil
    around = isPlain ? (url + parts[0], String(parts[1])) : nil
  }

  /// Nil where the id has not the parts that the address needs.
  func request(about id: String, _ headers: [CurlHeader], _ options: CurlOptions) -> CurlRequest? {
    guard let around else {
      return CurlRequest(ask.request, at: url, headers: headers, options: options) {
        ask.value(of: $0, item: id)
      }
    }
    var address = around.before
    address.reserveCapacity(around.before.utf8.count + id.utf8.count + around.after.utf8.count)
    address += id.utf8.allSatisfy(\.isUnreserved) ? id : id.percentEncoded
    address += around.after
    return CurlRequest(.get, address, headers: headers, options: options)
  }
}
