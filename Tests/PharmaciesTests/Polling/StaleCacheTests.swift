import Foundation
import Pharmacies
import Refills
import Synchronization
import Testing

@Suite("A cache before a pharmacy that has gone stale")
struct StaleCacheTests {
  /// A FHIR server behind a cache: whoever asks past it hears what is, once that is let through.
  final class CachedPharmacy: Sendable {
    private struct State {
      var truth = ""
      var cached = ""
      var isHeld = false
      var searches = 0
      var confirmed = 0
    }

    private final class Words: Sendable {
      let state = Mutex(State())
      let gate = NSCondition()
    }

    private let words = Words()
    private let server: Loopback

    init() throws {
      server = try Loopback { [words] heard in
        let isPast = heard.headers["cache-control"] == "no-cache"
        let isSearch = heard.path.contains("?")
        words.gate.lock()
        while isPast, words.state.withLock({ $0.isHeld }) { words.gate.wait() }
        words.gate.unlock()
        let (json, number) = words.state.withLock { state in
          if isSearch { state.searches += 1 }
          if isPast { state.confirmed += 1 }
          return (isPast ? state.truth : state.cached, state.searches)
        }
        // Each page has a name of its own, as servers give them: no two have the same bytes.
        let page = #"{"resourceType":"Bundle","id":"\#(number)","entry":[{"resource":\#(json)}]}"#
        return Loopback.Said(body: isSearch ? page : json)
      }
    }

    var url: String { server.url }
    var searches: Int { words.state.withLock { $0.searches } }
    var confirmed: Int { words.state.withLock { $0.confirmed } }

    func say(_ truth: String, cached: String, isHeld: Bool) {
      words.state.withLock { state in
        state.truth = truth
        state.cached = cached
        state.isHeld = isHeld
      }
    }

    func letThrough() {
      words.gate.lock()
      words.state.withLock { $0.isHeld = false }
      words.gate.broadcast()
      words.gate.unlock()
    }
  }

  @Test("Only what was asked past caches is a second word; the cache's next answers are the first one again")
  func secondWord() async throws {
    let clinic = try Clinic()
    let pharmacy = try CachedPharmacy()
    let endpoint = try Pharmacy.endpoint(
      "main-street", connector: "fhir-medicationdispense", url: pharmacy.url)
    let refill = try clinic.imported("R-1", at: endpoint.name, item: "d1")
    let (before, now) = (TrapClinic.dispense("d1", "preparation"), TrapClinic.dispense("d1", "in-progress"))
    pharmacy.say(now, cached: now, isHeld: false)
    try await polling([endpoint], for: clinic) { _ in
      try await eventually("ready") { clinic.now(refill)?.progress == .ready }
      pharmacy.say(now, cached: before, isHeld: true)
      let searches = pharmacy.searches
      try await eventually("the cache is heard again and again") { pharmacy.searches > searches + 4 }
      #expect(clinic.now(refill)?.progress == .ready)
      pharmacy.letThrough()
      try await eventually("asked past it") { pharmacy.confirmed > 0 }
      #expect(clinic.now(refill)?.progress == .ready)
      // What the pharmacy itself says twice counts.
      pharmacy.say(before, cached: before, isHeld: false)
      try await eventually("preparing again") { clinic.now(refill)?.progress == .preparing }
    }
  }

  @Test("What a pharmacy says next is heard while its doubted word is still asked about")
  func nextWord() async throws {
    let clinic = try Clinic()
    let pharmacy = try CachedPharmacy()
    let endpoint = try Pharmacy.endpoint(
      "main-street", connector: "fhir-medicationdispense", url: pharmacy.url)
    let refill = try clinic.imported("R-1", at: endpoint.name, item: "d1")
    func say(_ status: String, isHeld: Bool = false) {
      let dispense = TrapClinic.dispense("d1", status)
      pharmacy.say(dispense, cached: dispense, isHeld: isHeld)
    }
    say("in-progress")
    try await polling([endpoint], for: clinic) { _ in
      try await eventually("ready") { clinic.now(refill)?.progress == .ready }
      say("preparation", isHeld: true)
      let searches = pharmacy.searches
      try await eventually("doubted") { pharmacy.searches > searches + 4 }
      say("completed", isHeld: true)
      try await eventually("over") { clinic.now(refill)?.pace == .ended }
      pharmacy.letThrough()
    }
  }
}
