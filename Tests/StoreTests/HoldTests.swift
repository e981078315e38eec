import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Holds of messages, and what is read to decide about them")
struct HoldTests {
  private let start = StoreSample.start

  private func hold(_ number: UInt64, _ scope: MessageScope) -> MessageHold {
    var numbers = Numbers(number: number)
    return MessageHold(
      id: HoldID(at: start, using: &numbers), scope: scope, by: "operator", reason: "Zzyzx canary reason",
      since: start + .seconds(Int64(number)))
  }

  private struct Numbers: RandomNumberGenerator {
    let number: UInt64
    mutating func next() -> UInt64 { number }
  }

  @Test("Those in force are known after a restart as they were written, and a released one is not")
  func kept() throws {
    let temporary = try TemporaryDatabase()
    let all = [
      hold(1, MessageScope()),
      hold(
        2,
        MessageScope(
          brand: try StoreSample.name("north"), endpoint: try StoreSample.name("main-street"), notice: .ready)
      ),
      hold(3, MessageScope(notice: .shipped)),
    ]
    try temporary.store.commit(all.map { .hold($0) })
    try temporary.store.commit([.release(all[2].id, by: "st_1", at: start + .hours(1))])
    try temporary.reopen(at: start + .hours(2))
    #expect(try temporary.database.views.holds() == Array(all.prefix(2)))
  }

  @Test("Releasing what is not in force changes nothing and says so")
  func notThere() throws {
    let temporary = try TemporaryDatabase()
    let hold = hold(1, MessageScope())
    try temporary.store.commit([.hold(hold)])
    try temporary.store.commit([.release(hold.id, by: "st_1", at: start)])
    let error = #expect(throws: StoreError.self) {
      try temporary.store.commit([.release(hold.id, by: "st_2", at: start)])
    }
    #expect(error?.code == .conflict && error?.message.contains("refilld hold list") == true)
  }

  @Test("The reason is sealed")
  func sealed() throws {
    let temporary = try TemporaryDatabase()
    try temporary.store.commit([.hold(hold(1, MessageScope()))])
    try temporary.database.close()
    let bytes = try Data(contentsOf: URL(filePath: temporary.path))
    #expect(bytes.firstRange(of: Data("canary reason".utf8)) == nil)
  }

  @Test("Messages that went out are counted by endpoint, notice and hour")
  func rates() throws {
    let temporary = try TemporaryDatabase()
    let endpoint: EndpointName = try StoreSample.name("main-street")
    for number in 1...3 {
      var sample = try StoreSample(number)
      let refill = try sample.refill(
        .ready, pharmacy: PharmacyPlace(endpoint: endpoint, item: "item-\(number)"))
      let notices: [Dispatch] = [.notice(.ready, isCorrection: false)]
      try temporary.store.commit(
        sample.directory + [.decision(StoreSample.decision(refill, dispatches: notices))])
    }
    #expect(try temporary.database.views.noticeRates(since: start - .hours(1)).isEmpty)
    let claimed = try temporary.store.claimDispatches(at: start, lease: .minutes(1), limit: 2)
    _ = try temporary.store.settle(
      claimed.map { Settlement(id: $0.id, attempt: $0.attempt, result: .delivered) }, at: start)
    let hour = start.milliseconds / Span.hours(1).milliseconds
    #expect(
      try temporary.database.views.noticeRates(since: start - .hours(1))
        == [NoticeRate(endpoint: endpoint, notice: .ready, hour: hour, count: 2)])
    #expect(try temporary.database.views.noticeRates(since: start + .hours(1)).isEmpty)
  }

  @Test("Refills that came where they are within a time are read page by page, one endpoint's alone")
  func moved() throws {
    let temporary = try TemporaryDatabase()
    var here: [RefillID] = []
    for number in 1...4 {
      var sample = try StoreSample(number)
      let endpoint: EndpointName = try StoreSample.name(number == 4 ? "by-phone" : "main-street")
      let refill = try sample.refill(
        .ready, pharmacy: PharmacyPlace(endpoint: endpoint, item: "item-\(number)"))
      try temporary.store.commit(sample.directory + [.decision(StoreSample.decision(refill))])
      if number < 4 { here.append(refill.id) }
    }
    let views = temporary.database.views
    let endpoint: EndpointName = try StoreSample.name("main-street")
    let first = try views.moved(at: endpoint, from: start, through: start, after: nil, limit: 2)
    let rest = try views.moved(at: endpoint, from: start, through: start, after: first.last?.id, limit: 2)
    #expect((first + rest).map(\.id) == here.sorted())
    let later = start + .milliseconds(1)
    #expect(try views.moved(at: endpoint, from: later, through: later, after: nil, limit: 9).isEmpty)
  }
}
