import Foundation
import Synchronization

/// A FHIR server that says what a test puts into its mouth, by id and by search.
final class OutspokenPharmacy: Sendable {
  private final class Words: Sendable {
    let resources = Mutex<[(id: String, json: String)]>([])
    /// What was asked past caches.
    let pastCaches = Mutex(0)
    let searches = Mutex(0)
  }

  private let words = Words()
  private let server: Loopback

  init() throws {
    server = try Loopback { [words] heard in
      if heard.headers["cache-control"] == "no-cache" { words.pastCaches.withLock { $0 += 1 } }
      let resources = words.resources.withLock { $0 }
      if heard.path.contains("?") {
        words.searches.withLock { $0 += 1 }
        let entries = resources.map { #"{"resource":\#($0.json)}"# }.joined(separator: ",")
        return Loopback.Said(body: #"{"resourceType":"Bundle","type":"searchset","entry":[\#(entries)]}"#)
      }
      let id = heard.path.split(separator: "/").last.map(String.init)
      guard let found = resources.first(where: { $0.id == id }) else {
        return Loopback.Said(status: 404, body: "{}")
      }
      return Loopback.Said(body: found.json)
    }
  }

  var url: String { server.url }
  var searches: Int { words.searches.withLock { $0 } }
  var askedPastCaches: Int { words.pastCaches.withLock { $0 } }

  /// All that it says from now on, in this order.
  func say(_ resources: [(id: String, json: String)]) { words.resources.withLock { $0 = resources } }
}
