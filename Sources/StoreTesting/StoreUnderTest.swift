package import Refills
package import Statecharts
package import Store

/// A store that the conformance suite can stop and start.
package protocol StoreUnderTest: AnyObject {
  var store: any RefillStore { get }

  /// The answers that are kept about a refill, newest first.
  func answers(of refill: RefillID) throws -> [HeardAnswer]

  /// Forgets what a restart forgets, and nothing else.
  func reopen(at now: Instant) throws
}

extension TemporaryDatabase: StoreUnderTest {
  package var store: any RefillStore { database.store }

  package func answers(of refill: RefillID) throws -> [HeardAnswer] {
    try database.views.answers(of: refill, limit: 2 * RawAnswer.mostKept)
  }
}
