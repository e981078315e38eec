import Curl
import Pharmacies
import Refills
import Statecharts
import Testing

@Suite("A refill that moves while its pharmacy is asked about it")
struct MovedInFlightTests {
  @Test("It is asked about again: its place on the clock is not lost with the question that was on its way")
  func moved() throws {
    let pharmacy = try VirtualPharmacy(items: 0)
    let start = pharmacy.now
    pharmacy.source.follow([try Moved.place(1, at: pharmacy.name)], at: start)
    var asked: (request: CurlRequest, tag: UInt64)?
    var now = start
    while asked == nil, now < start + .minutes(5) {
      now = now + .seconds(1)
      if case .ask(let request, let tag) = pharmacy.source.next(now: now.milliseconds) {
        asked = (request, tag)
      }
    }
    let question = try #require(asked)

    // Somebody says that it was promised for tomorrow, and the pump looks for more to ask.
    let promised = try Moved.place(1, at: pharmacy.name) { $0.moments[.promisedAt] = start + .days(1) }
    pharmacy.source.follow([promised], at: now)
    if case .ask = pharmacy.source.next(now: now.milliseconds) { Issue.record("It is asked about already.") }
    let answer = CurlResponse(status: 200, body: Array(#"{"id":"F-1","status":"preparing"}"#.utf8))
    _ = pharmacy.source.finished(question.tag, .success(answer), now: now.milliseconds)

    pharmacy.jump(now - start)
    #expect(pharmacy.go(.minutes(5)).count == 5)
  }
}
