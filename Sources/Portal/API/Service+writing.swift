import Store

extension Service {
  /// Asks for something to be written, and says why it was not.
  func write<Value>(_ body: () async throws(StoreError) -> Value) async throws(Problem) -> Value {
    do throws(StoreError) {
      return try await body()
    } catch {
      switch error.code {
      case .conflict: throw .conflict(error.message)
      case .unreadable: throw Problem(error.code.name, 500, "Not done", error.message)
      default: throw .unavailable("Nothing more was changed: \(error.message)")
      }
    }
  }
}

extension PortalRequest {
  /// Longest reason, in bytes: a sentence or two.
  static let longestReason = 1_000

  /// Why a person does something that is rarely done.
  /// - Throws: 400 where it says nothing, or too much.
  func reason(_ text: String) throws(Problem) -> String {
    guard !text.allSatisfy(\.isWhitespace), text.utf8.count <= Self.longestReason else {
      throw .malformed("“reason” says why, in at most \(Self.longestReason) bytes.")
    }
    return text
  }
}
