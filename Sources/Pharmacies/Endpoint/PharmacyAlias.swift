/// An id by which others call a pharmacy, and where its file says so.
struct PharmacyAlias: Hashable, Sendable {
  let id: String
  private let place: FileError

  init(_ value: FileValue) throws(FileError) {
    id = try value.visibleText()
    place = value.refusal("")
  }

  func refusal(_ message: String) -> FileError {
    FileError(.badValue, message, file: place.file, line: place.line, column: place.column)
  }
}
