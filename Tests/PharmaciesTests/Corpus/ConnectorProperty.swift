import Pharmacies
import Refills
import Statecharts

/// What holds for any bytes that are said to be a connector's file: they are refused with a place, or they are a
/// connector, which can ask, and reads whatever is answered.
enum ConnectorProperty {
  /// What did not hold.
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  /// Times, numbers and ids at their ends, under the names that the corpus uses.
  private static let answers = [
    "null", "[]", #""a""#, #"{"id":"a","status":"b"}"#, #"[{"id":"a","status":"b"},{"id":1,"status":true}]"#,
    answer(time: "2026-03-08T02:30:00-05:00", number: "30"),
    answer(time: "2026-03-08", number: "-0.0001"),
    answer(time: "Wed, 13 Aug 2025 00:00:00 EDT", number: "1e-9223372036854775808"),
    answer(time: "9999-12-31 23:59", number: "1.5e18"),
    answer(time: "9223372036854775807", number: "9223372036854775.807"),
    answer(time: "-9223372036854775808", number: "-9223372036854775.807"),
  ]

  private static func answer(time: String, number: String) -> String {
    #"{"id":"a/b","status":"b","reason":["c"],"time":"\#(time)","number":\#(number),"list":[{"id":"a"}]}"#
  }

  /// - Throws: `Broken`.
  static func hold(for bytes: [UInt8]) throws(Broken) {
    // What is no text is refused where the file is read from the disk.
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let connector: Connector
    do {
      connector = try Connector(yaml: text, file: "a.yaml")
    } catch {
      return try hold(error, in: bytes)
    }
    try require((try? Connector(yaml: text, file: "a.yaml")) == connector, "two connectors of one file")
    try require(!connector.summary.isEmpty, "a connector without a word")
    try holdInQuestions(connector)
    for answer in answers {
      do {
        try AnswerProperty.hold(for: Array(answer.utf8), read: connector)
      } catch {
        throw Broken(description: "\(error) of \(answer)")
      }
    }
  }

  private static func hold(_ error: FileError, in bytes: [UInt8]) throws(Broken) {
    try require(error.file == "a.yaml" && !error.message.isEmpty, "refused without a word")
    // What is wrong at the end stands after the last byte. A file that is no YAML at all may have no place.
    let places = (error.code == .notYAML ? 0 : 1)...(bytes.count + 2)
    try require(places.contains(error.line), "there is no line for \(error)")
    try require(places.contains(error.column), "there is no column for \(error)")
  }

  private static func holdInQuestions(_ connector: Connector) throws(Broken) {
    let since = Instant(milliseconds: 1_767_225_600_000)
    for page in [nil, .first, .address("/b"), .cursor("c&d"), .number(2)] as [SearchPage?] {
      guard let search = connector.search else { break }
      let target = search.request(for: page).target { search.value(of: $0, since: since, page: page)?.word }
      try require(target.map(isTarget) ?? true, "asks for a page at \(target ?? "")")
    }
    for id in ["a", "a/b", "ä?#{}%2F"] {
      guard let ask = connector.itemAsk else { break }
      let target = ask.request.target { ask.value(of: $0, item: id)?.word }
      try require(target.map(isTarget) ?? true, "asks for an item at \(target ?? "")")
      try require(ItemAsk.isSame(id, as: id), "an item is another than itself")
    }
  }

  /// Nothing stands in it that has no place in an address (RFC 3986, section 2).
  private static func isTarget(_ text: String) -> Bool {
    text.hasPrefix("/") && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  private static func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws(Broken) {
    if !holds { throw Broken(description: otherwise()) }
  }
}
