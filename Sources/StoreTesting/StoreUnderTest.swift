package import Statecharts
package import Store

/// A store that the conformance suite can stop and start.
package protocol StoreUnderTest: AnyObject {
  var store: any RefillStore { get }

  /// Forgets what a restart forgets, and nothing else.
  func reopen(at now: Instant) throws
}

extension TemporaryDatabase: StoreUnderTest {
  package var store: any RefillStore { database.store }
}
