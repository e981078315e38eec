import Curl
import Pharmacies
import Statecharts
import Testing

@Suite("How many requests at once")
struct WindowTests {
  static let now = Instant(milliseconds: 1_772_359_200_000)

  @Test("It begins small, doubles with each round, and stops at the endpoint's own limit")
  func grows() {
    var window = RequestWindow(most: 32)
    #expect(window.limit == RequestWindow.first)
    var rounds: [Int] = []
    for _ in 0..<4 {
      for _ in 0..<window.limit { window.succeeded() }
      rounds.append(window.limit)
    }
    #expect(rounds == [8, 16, 32, 32])
    #expect(RequestWindow(most: 2).limit == 2)
  }

  @Test("A strained server gets half; after that it grows by one a round")
  func halves() {
    var window = RequestWindow(most: 64)
    for _ in 0..<100 { window.succeeded() }
    #expect(window.limit == 64)
    for _ in 0..<64 { window.strained(at: Self.now) }
    #expect(window.limit == 32, "what fails together counts once")
    window.strained(at: Self.now + .seconds(2))
    #expect(window.limit == 16)
    for _ in 0..<17 { window.succeeded() }
    #expect(window.limit == 17)
    for moment in 1...20 { window.strained(at: Self.now + .seconds(Int64(moment) * 5)) }
    #expect(window.limit == 1)
  }

  /// Requests that are on their way when all are due and nobody answers.
  private func inFlight(_ source: PollSource, at now: Instant) -> [UInt64] {
    var tags: [UInt64] = []
    while case .ask(_, let tag) = source.next(now: now.milliseconds) { tags.append(tag) }
    return tags
  }

  @Test("An endpoint that says 503 is asked less at once, and more again when it is well")
  func lane() throws {
    let pharmacy = try VirtualPharmacy(
      yaml: "interval: 1s\nlimits: {per-minute: 1000000, at-once: 16}", items: 400)
    let source = pharmacy.source
    var now = VirtualPharmacy.start
    func round(_ status: Int) -> Int {
      now = now + .seconds(2)
      let tags = inFlight(source, at: now)
      for tag in tags {
        _ = source.finished(tag, .success(CurlResponse(status: status)), now: now.milliseconds)
      }
      return tags.count
    }
    let first = round(404)
    #expect(first == RequestWindow.first)
    while round(404) < 16 {}
    // One that fails among those that are well: the breaker stays closed.
    now = now + .seconds(2)
    let tags = inFlight(source, at: now)
    for (index, tag) in tags.enumerated() {
      _ = source.finished(
        tag, .success(CurlResponse(status: index == 15 ? 500 : 404)), now: now.milliseconds)
    }
    #expect(round(404) == 8)
    _ = round(404)
    #expect(round(404) == 9)
  }

  @Test("After an outage the endpoint is asked a few at once again")
  func outage() throws {
    let pharmacy = try VirtualPharmacy(
      yaml: "interval: 1s\nlimits: {per-minute: 1000000, at-once: 64}", items: 400)
    let source = pharmacy.source
    pharmacy.go(.seconds(5)) { _ in VirtualPharmacy.status(404) }
    pharmacy.go(.seconds(5)) { _ in VirtualPharmacy.status(500) }
    // The probe, and then whoever is due.
    pharmacy.jump(.seconds(30))
    let probe = inFlight(source, at: pharmacy.now)
    #expect(probe.count == 1)
    for tag in probe {
      _ = source.finished(tag, .success(CurlResponse(status: 404)), now: pharmacy.now.milliseconds)
    }
    #expect((1...RequestWindow.first + 1).contains(inFlight(source, at: pharmacy.now + .seconds(2)).count))
  }
}
