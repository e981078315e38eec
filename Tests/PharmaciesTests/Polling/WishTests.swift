import Curl
import Pharmacies
import Refills
import Statecharts
import Testing

/// Pushes that come while there is news already, at a pharmacy whose items a search finds otherwise.
@Suite("A question that was wished for is asked")
struct WishTests {
  private let pharmacy: VirtualPharmacy

  init() throws {
    pharmacy = try VirtualPharmacy(search: true, yaml: "interval: 12h\njitter: 0", items: 0)
    pharmacy.source.follow([try Moved.place(1, at: pharmacy.name)], at: pharmacy.now)
    pharmacy.go(.hours(13), by: .minutes(1)) {
      $0.isSearch ? VirtualPharmacy.page(["F-1"]) : VirtualPharmacy.fill($0)
    }
  }

  private func push() { pharmacy.source.hint(pharmacy.name, item: "F-1", at: pharmacy.now) }

  /// The door tells that the refill moved, as it does after each answer that brings news.
  private func moves(_ minutes: Int64) throws {
    let place = try Moved.place(1, at: pharmacy.name) { $0.progressSince = pharmacy.now + .minutes(minutes) }
    pharmacy.source.follow([place], at: pharmacy.now)
  }

  private func asked(_ span: Span) -> Int { pharmacy.go(span).count { $0.item == "F-1" } }

  @Test("though the refill moves before it is its turn")
  func movesBefore() throws {
    push()
    #expect(asked(.seconds(2)) == 1)
    push()
    try moves(1)
    #expect(asked(.seconds(5)) == 1)
  }

  @Test("though the push came while the question that brought the news was on its way")
  func whileAsked() throws {
    push()
    pharmacy.jump(.seconds(1))
    guard case .ask(_, let tag) = pharmacy.source.next(now: pharmacy.now.milliseconds) else {
      Issue.record("The push brought no question.")
      return
    }
    push()
    _ = pharmacy.source.finished(
      tag, .success(CurlResponse(status: 200, body: Array(#"{"id":"F-1","status":"ready"}"#.utf8))),
      now: pharmacy.now.milliseconds)
    try moves(1)
    #expect(asked(.seconds(5)) == 1)
  }

  @Test("once, and then it is the search's turn again")
  func once() throws {
    for _ in 1...1_000 { push() }
    try moves(1)
    #expect(asked(.hours(1)) == 1)
  }

  @Test("when the pharmacy answers again, if it was closed meanwhile")
  func closed() throws {
    push()
    let refused = pharmacy.go(.minutes(1)) { _ in VirtualPharmacy.status(429, "Retry-After: 600\n") }
    #expect(refused.count == 1)
    push()
    #expect(pharmacy.go(.minutes(8)).isEmpty)
    #expect(pharmacy.go(.hours(1)).contains { $0.item == "F-1" || $0.isSearch })
  }
}
