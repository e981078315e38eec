/// Waits for a fact, and for nothing else; the suite's time limit ends a fact that never comes.
func until(_ isTrue: () async throws -> Bool) async throws {
  while try await !isTrue() {
    try Task.checkCancellation()
    await Task.yield()
  }
}
