import Refills

extension FileValue {
  func source() throws(FileError) -> Report.Source {
    switch try text() {
    case "pharmacy": .pharmacy
    case "carrier": .carrier
    case let other: throw refusal("Write pharmacy or carrier here, not “\(other)”.")
    }
  }

  func manner() throws(FileError) -> Report.Manner {
    switch try text() {
    case "read": .read
    case "event": .event
    case let other: throw refusal("Write read or event here, not “\(other)”.")
    }
  }

  func headers() throws(FileError) -> [String: String] {
    var headers: [String: String] = [:]
    for (name, value) in try table().entries { headers[name] = try value.text() }
    return headers
  }

  func times() throws(FileError) -> [TimeFormat] {
    var formats: [TimeFormat] = []
    for value in try list() { formats.append(try value.word(TimeFormat.self)) }
    return formats
  }

  /// A word, or the words that say what kind of thing a mapping is: `header Authorization`, `oauth2`.
  func words() throws(FileError) -> String {
    guard isMapping else { return try text() }
    var words: [String] = []
    for (key, value) in try table().entries where key != "prefix" {
      words.append(value.isMapping || value.isList ? key : "\(key) \(try value.text())")
    }
    return words.joined(separator: ", ")
  }

  func texts() throws(FileError) -> [String] {
    var texts: [String] = []
    for value in try list() { texts.append(try value.text()) }
    return texts
  }

  /// One path, or several of which the first that finds something counts.
  package func paths() throws(FileError) -> [JSONPath] {
    guard isList else { return [try path()] }
    var paths: [JSONPath] = []
    for value in try list() { paths.append(try value.path()) }
    return paths
  }

  func statusCodes() throws(FileError) -> Set<Int> {
    var codes: Set<Int> = []
    for value in isList ? try list() : [self] { codes.insert(try value.number(in: 200...599)) }
    return codes
  }

  /// Names of the chart's events.
  /// - Parameter refusal: what is said of one that is not among them.
  func events(
    among known: Set<RefillChart.EventKind>, _ refusal: (String) -> String
  ) throws(FileError) -> Set<RefillChart.EventKind> {
    var events: Set<RefillChart.EventKind> = []
    for value in try list() {
      let text = try value.text()
      guard let kind = RefillChart.EventKind(rawValue: text), known.contains(kind) else {
        throw value.refusal(refusal(text))
      }
      events.insert(kind)
    }
    return events
  }
}
