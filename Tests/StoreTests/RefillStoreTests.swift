import StoreTesting
import Testing

@Suite("What every store promises")
struct RefillStoreTests {
  @Test("SQLite keeps each promise", arguments: RefillStoreSuite.cases)
  func sqlite(promise: RefillStoreSuite.Case) throws {
    try promise.run(TemporaryDatabase())
  }

  @Test("The fake for tests keeps each promise", arguments: RefillStoreSuite.cases)
  func memory(promise: RefillStoreSuite.Case) throws {
    try promise.run(MemoryStore())
  }
}
