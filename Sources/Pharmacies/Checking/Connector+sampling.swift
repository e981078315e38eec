extension Connector {
  /// The items of a sample. What kind of answer it is, the paths of the file tell: a page has items where a search has
  /// them, an answer about one item has it where the question says, a push that is a source of news has it where its shape
  /// says, and all else is an item itself.
  func items(of sample: ConnectorSample) throws(AnswerError) -> [FoundItem] {
    let value = try answer(sample.bytes, called: "It")
    let page = search?.items(of: value) ?? []
    if !page.isEmpty { return page.map { FoundItem(item: $0, origin: .found) } }
    if let item = itemAsk?.answer?.first(in: value) {
      return [FoundItem(item: item, origin: .asked(""))]
    }
    let pushed = push?.source?.flatMap { $0.all(in: value) } ?? []
    return pushed.isEmpty
      ? [FoundItem(item: value, origin: .asked(""))] : pushed.map { FoundItem(item: $0, origin: .pushed) }
  }
}
