import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("When clocks fire")
struct TimerLoopTests {
  private let start = StoreSample.start

  private func rows(_ count: Int, due: Instant) throws -> [TimerRow] {
    try (1...count).map { number in
      TimerRow(
        refill: try Case(number).record().id, clock: .undoOver, occurrence: 1,
        due: due + .milliseconds(Int64(number)))
    }
  }

  private func done(_ count: Int) -> [DoorAnswer] {
    Array(repeating: .answered(.done([]), RenderedAnswer(status: 204, body: [])), count: count)
  }

  @Test("What is due fires in order, one batch at a time, and then it sleeps until the next")
  func inOrder() throws {
    var loop = TimerLoop()
    let due = try rows(300, due: start)
    let now = start + .seconds(1)

    #expect(loop.next(.woke, at: now) == [.look(limit: 256)])
    #expect(loop.next(.found(due, next: due.first?.due), at: now) == [.fire(Array(due.prefix(256)))])
    #expect(loop.next(.fired(Array(due.prefix(256)), answers: done(256)), at: now) == [.look(limit: 256)])
    #expect(loop.next(.found([], next: start + .hours(1)), at: now) == [.sleep(until: start + .hours(1))])
    #expect(loop.next(.found([], next: nil), at: now) == [.sleep(until: nil)])
    // What became due while the store was asked: the sleep is over at once.
    #expect(loop.next(.found([], next: start), at: now) == [.sleep(until: start)])
  }

  @Test("Late clocks fire at most a hundred a second")
  func late() throws {
    var loop = TimerLoop()
    let due = try rows(256, due: start)
    let now = start + .days(3)

    let hundred = Array(due.prefix(100))
    #expect(loop.next(.found(due, next: start), at: now) == [.fire(hundred)])
    #expect(loop.next(.fired(hundred, answers: done(100)), at: now) == [.sleep(until: now + .seconds(1))])
  }

  @Test("A clock whose firing changes nothing rests, and keeps neither the loop awake nor the others waiting")
  func resting() throws {
    var loop = TimerLoop()
    let due = try rows(2, due: start)
    let now = start + .seconds(1)
    let conflict = DoorAnswer.answered(.conflict("two"), RenderedAnswer(status: 409, body: []))

    _ = loop.next(.fired(due, answers: [conflict] + done(1)), at: now)
    #expect(loop.next(.found([due[0]], next: start), at: now) == [.sleep(until: now + .seconds(1))])
    #expect(loop.next(.found(due, next: start), at: now) == [.fire([due[1]])])
    #expect(loop.next(.woke, at: now + .minutes(1)) == [.look(limit: 256)])
    #expect(loop.next(.found([due[0]], next: start), at: now + .seconds(59)) == [.fire([due[0]])])
  }

  @Test("A full disk is tried again a second later")
  func unavailable() throws {
    var loop = TimerLoop()
    let due = try rows(1, due: start)
    let full = DoorAnswer.unavailable(StoreError(.unavailable, "The disk is full."))
    #expect(loop.next(.fired(due, answers: [full]), at: start) == [.sleep(until: start + .seconds(1))])
    #expect(loop.next(.found(due, next: start), at: start + .seconds(1)) == [.fire(due)])
  }
}
