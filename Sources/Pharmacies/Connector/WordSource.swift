import Curl

/// Where a word of a system's own stands, such as a status, a code of a reason, or an id.
///
/// Mostly that is a path. Where a system says something by *having* a member, or where words of two lists would be
/// taken for each other, the file gives the word itself: `{at: ErrorDetails, as: Error}`, `{at: status, as: "task
/// {word}"}`. Where two members name one thing together, they are joined: `{join: [PatientId, PrescriptionId]}`.
struct WordSource: Hashable, Sendable {
  private enum Form: Hashable, Sendable {
    case word(at: JSONPath)
    /// Said where the path finds something.
    case given(at: JSONPath, Template)
    case joined([JSONPath])
  }

  static let gaps: Set<String> = ["word"]

  private let form: Form

  init(_ value: FileValue) throws(FileError) {
    guard value.isMapping else {
      form = .word(at: try value.path())
      return
    }
    let mapping = try value.mapping(["at", "as", "join"])
    if let parts = mapping["join"], mapping.entries.count == 1 {
      let paths = try parts.paths()
      guard paths.count == 2 else {
        throw parts.refusal("Join two places here, such as [patient, prescription].")
      }
      form = .joined(paths)
    } else {
      form = .given(at: try mapping.required("at").path(), try mapping.required("as").template(Self.gaps))
    }
  }

  /// One source, or several.
  static func list(_ value: FileValue) throws(FileError) -> [WordSource] {
    guard value.isList else { return [try WordSource(value)] }
    var sources: [WordSource] = []
    for value in try value.list() { sources.append(try WordSource(value)) }
    return sources
  }

  /// Whether its word is the file's and not the answer's.
  var isGiven: Bool {
    if case .given(_, let word) = form { word.gaps.isEmpty } else { false }
  }

  /// All words, in the order of the answer; an empty text is none.
  func words(in value: JSONValue) -> [String] {
    switch form {
    case .word(let path): path.words(in: value)
    case .given(let path, let word) where word.gaps.isEmpty:
      path.first(in: value) == nil ? [] : [word.filled { _ in nil }].compactMap(\.self)
    case .given(let path, let word):
      path.words(in: value).compactMap { text in word.filled { _ in text } }
    case .joined(let paths): joined(paths, in: value)
    }
  }

  /// Nothing where one of the parts is missing.
  private func joined(_ paths: [JSONPath], in value: JSONValue) -> [String] {
    let parts = paths.compactMap { $0.word(in: value) }
    return parts.count == paths.count ? [parts.joined(separator: String(ItemAsk.joint))] : []
  }
}

extension [WordSource] {
  /// The first word of the first source that finds one.
  func word(in value: JSONValue) -> String? { lazy.compactMap { $0.words(in: value).first }.first }
}
