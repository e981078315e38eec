import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("What leaves, and what is tried again")
struct OutboxLoopTests {
  private let start = StoreSample.start

  private func row(_ dispatch: Dispatch, attempt: Int = 1) throws -> DispatchRow {
    var randomness = SplitMix64(seed: 3)
    return DispatchRow(
      id: MessageID(at: start, using: &randomness), refill: try Case().record().id, sequence: 3,
      content: .dispatch(dispatch), state: .claimed, attempt: attempt, createdAt: start, dueAt: start,
      lastError: nil)
  }

  private func order(attempt: Int = 1) throws -> DispatchRow {
    try row(.pharmacy(.order, endpoint: StoreSample.name("main-street")), attempt: attempt)
  }

  /// A loop that has claimed this row and delivers it.
  private func loop(delivering row: DispatchRow) throws -> OutboxLoop {
    var loop = OutboxLoop(randomness: SplitMix64(seed: 1))
    let first = try #require(loop.next(.woke, at: start).first)
    guard case .turn(let turn) = first else { throw SampleError.impossible }
    #expect(turn.limit == 64)
    let actions = loop.next(.turned(OutboxTurn.Found(claimed: [row], at: start)), at: start)
    guard case .deliver(row)? = actions.first else { throw SampleError.impossible }
    return loop
  }

  private func settlement(of row: DispatchRow, ending result: DeliveryResult) throws -> Settlement.Result {
    var loop = try loop(delivering: row)
    var action = try #require(loop.next(.ended([(row, result)]), at: start).first)
    if case .bring(let news) = action {
      let answers = news.map { _ in DoorAnswer.answered(.done([]), RenderedAnswer(status: 204, body: [])) }
      action = try #require(loop.next(.brought(answers), at: start).first)
    }
    guard case .turn(let turn) = action, let settlement = turn.settlements.first else {
      throw SampleError.impossible
    }
    #expect(settlement.id == row.id)
    #expect(settlement.attempt == row.attempt)
    return settlement.result
  }

  @Test("A delivery that had to wait burns no attempt")
  func notBefore() throws {
    let notice = try row(.notice(.ready, isCorrection: false), attempt: 16)
    let result = try settlement(
      of: notice, ending: .notBefore(milliseconds: 3_600_000, reason: "quiet hours"))
    #expect(result == .again(at: start + .hours(1), error: "quiet hours", counts: false))
  }

  @Test("Nothing is put off for longer than anything waits on purpose")
  func longestWait() throws {
    let notice = try row(.notice(.ready, isCorrection: false))
    let year: Int64 = 365 * 24 * 3_600_000
    let result = try settlement(of: notice, ending: .notBefore(milliseconds: year, reason: "window"))
    #expect(result == .again(at: start + DispatchRow.longestWait, error: "window", counts: false))
  }

  @Test("A failure climbs the ladder until it is given up")
  func ladder() throws {
    let early = try settlement(
      of: try row(.notice(.ready, isCorrection: false)), ending: .failed("refused", after: 5000))
    guard case .again(let moment, _, true) = early else { throw SampleError.impossible }
    #expect((start + .seconds(5)...start + .seconds(10)).contains(moment))
    let last = try settlement(
      of: try row(.notice(.ready, isCorrection: false), attempt: 16), ending: .failed("refused", after: nil))
    #expect(last == .dead(error: "refused"))
  }

  @Test("Of an order nobody knows of the door is told before the row is settled")
  func unknownOrder() throws {
    let order = try order()
    var loop = try loop(delivering: order)
    let told = loop.next(.ended([(order, .unknown("timed out"))]), at: start)
    guard case .bring(let news)? = told.first, told.count == 1 else { throw SampleError.impossible }
    #expect(
      news.map(\.event) == [
        .orderUnknown(OrderProblem(text: "timed out", endpoint: EndpointName("main-street")))
      ])

    // The disk was full: the same news again, and still no settlement.
    let full = DoorAnswer.unavailable(StoreError(.unavailable, "full"))
    guard case .sleep? = loop.next(.brought([full]), at: start).first,
      case .bring(news)? = loop.next(.woke, at: start).first
    else { throw SampleError.impossible }
    let done = DoorAnswer.answered(.done([]), RenderedAnswer(status: 204, body: []))
    guard case .turn(let turn)? = loop.next(.brought([done]), at: start).first else {
      throw SampleError.impossible
    }
    #expect(turn.settlements.map(\.result) == [.unknown(error: "timed out")])
  }

  @Test("A row that may be repeated is tried again when nobody knows")
  func unknownNotice() throws {
    let result = try settlement(
      of: try row(.notice(.ready, isCorrection: false)), ending: .unknown("connection lost"))
    guard case .again(_, _, true) = result else { throw SampleError.impossible }
  }

  @Test("An order that is given up is told to the door")
  func givenUp() throws {
    let order = try order(attempt: RetryLadder.errands.attempts)
    var loop = try loop(delivering: order)
    guard case .bring(let news)? = loop.next(.ended([(order, .failed("down", after: nil))]), at: start).first
    else {
      throw SampleError.impossible
    }
    #expect(
      news.map(\.event) == [.orderRefused(OrderProblem(text: "down", endpoint: EndpointName("main-street")))])
  }

  @Test(
    "An order that was abandoned while it was still being sent is told, then settled, and its end changes nothing"
  )
  func abandonedWhileRunning() throws {
    let order = try order()
    var loop = try loop(delivering: order)
    let actions = loop.next(
      .turned(OutboxTurn.Found(abandoned: [order], at: start + .minutes(1))), at: start + .minutes(1))
    guard case .bring? = actions.first else { throw SampleError.impossible }
    let done = DoorAnswer.answered(.done([]), RenderedAnswer(status: 204, body: []))
    guard case .turn(let settling)? = loop.next(.brought([done]), at: start + .minutes(1)).first else {
      throw SampleError.impossible
    }
    #expect(settling.settlements.map(\.id) == [order.id])
    guard case .unknown? = settling.settlements.first?.result else { throw SampleError.impossible }
    _ = loop.next(.turned(OutboxTurn.Found(at: start + .minutes(1))), at: start + .minutes(1))
    guard
      case .turn(let turn)? = loop.next(.ended([(order, .unknown("late"))]), at: start + .minutes(2)).first
    else { throw SampleError.impossible }
    #expect(turn.settlements.isEmpty)
  }

  @Test("What is settled stays to be settled until the store has it")
  func storeFails() throws {
    let notice = try row(.notice(.ready, isCorrection: false))
    var loop = try loop(delivering: notice)
    for _ in 0..<2 {
      guard case .turn(let turn)? = loop.next(.ended([]), at: start).first else {
        throw SampleError.impossible
      }
      #expect(turn.settlements.isEmpty)
    }
    guard case .turn? = loop.next(.ended([(notice, .delivered)]), at: start).first,
      case .sleep(let until)? = loop.next(.failed, at: start).first,
      case .turn(let again)? = loop.next(.woke, at: start).first
    else { throw SampleError.impossible }
    #expect(until == start + .seconds(1))
    #expect(again.settlements.map(\.result) == [.delivered])
  }

  @Test("A row that is due and cannot be claimed does not keep the loop awake")
  func noBusyWaiting() throws {
    var loop = OutboxLoop(randomness: SplitMix64(seed: 1))
    _ = loop.next(.woke, at: start)
    guard
      case .sleep(let until)? = loop.next(.turned(OutboxTurn.Found(next: start, at: start)), at: start).first
    else {
      throw SampleError.impossible
    }
    #expect(until == start + .seconds(1))
    // What became due while the store was asked is not kept waiting.
    _ = loop.next(.woke, at: start)
    let soon = OutboxTurn.Found(next: start + .seconds(1), at: start)
    guard case .sleep(let next)? = loop.next(.turned(soon), at: start + .minutes(5)).first else {
      throw SampleError.impossible
    }
    #expect(next == start + .seconds(1))
    _ = loop.next(.woke, at: start)
    guard case .sleep(nil)? = loop.next(.turned(OutboxTurn.Found(at: start)), at: start).first else {
      throw SampleError.impossible
    }
  }

  @Test("While the time is not believed, and at the end, nothing is claimed")
  func heldAndClosing() throws {
    var loop = OutboxLoop(randomness: SplitMix64(seed: 1))
    loop.isHeld = true
    guard case .turn(let turn)? = loop.next(.woke, at: start).first else { throw SampleError.impossible }
    #expect(turn.limit == 0)
    _ = loop.next(.turned(OutboxTurn.Found(next: start, at: start)), at: start)
    loop.isHeld = false
    loop.isClosing = true
    guard case .end? = loop.next(.woke, at: start).first else { throw SampleError.impossible }
  }
}
