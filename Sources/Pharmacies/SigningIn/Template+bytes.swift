extension Template {
  /// The text with its gaps filled by bytes that need not be text; nil where one has no value.
  func filled(_ value: (String) -> [UInt8]?) -> [UInt8]? {
    var all: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let piece): all += piece.utf8
      case .gap(let name):
        guard let piece = value(name) else { return nil }
        all += piece
      }
    }
    return all
  }
}
