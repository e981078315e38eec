/// Waits until something is so; the suite's time limit ends what never comes.
func until(_ isSo: () async throws -> Bool) async throws {
  while try await !isSo() {
    try Task.checkCancellation()
    await Task.yield()
  }
}
