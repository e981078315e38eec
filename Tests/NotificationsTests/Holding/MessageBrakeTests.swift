import Notifications
import Refills
import Statecharts
import Store
import Testing

@Suite("The brake")
struct MessageBrakeTests {
  private let noon = Instant(milliseconds: 1_772_452_800_000)

  private func key(_ endpoint: String = "northside", _ notice: RefillChart.Notice = .ready) throws
    -> MessageBrake.Key
  {
    MessageBrake.Key(try #require(EndpointName(endpoint)), notice)
  }

  /// How many of so many messages go, one a second.
  private func passed(_ brake: inout MessageBrake, _ key: MessageBrake.Key, _ count: Int, from start: Instant)
    -> Int
  {
    (0..<count).count { brake.admit(key, at: start + .seconds(Int64($0))) }
  }

  @Test("An endpoint of which nothing is known may say so much an hour, and not a message more")
  func least() throws {
    var brake = MessageBrake(least: 10)
    let passed1 = passed(&brake, try key(), 30, from: noon)
    #expect(passed1 == 10)
    let passed2 = passed(&brake, try key("northside", .shipped), 5, from: noon)
    #expect(passed2 == 5)
    let passed3 = passed(&brake, try key("southside"), 5, from: noon)
    #expect(passed3 == 5)
  }

  @Test("Five times the usual rate of the week's busy hours may go")
  func usual() throws {
    var brake = MessageBrake(least: 10)
    let key = try key()
    let hour = noon.milliseconds / Span.hours(1).milliseconds
    brake.learn([
      NoticeRate(endpoint: key.endpoint, notice: .ready, hour: hour - 3, count: 6),
      NoticeRate(endpoint: key.endpoint, notice: .ready, hour: hour - 30, count: 2),
      // Older than a week: forgotten.
      NoticeRate(endpoint: key.endpoint, notice: .ready, hour: hour - 24 * 8, count: 5_000),
    ])
    #expect(brake.limit(of: key, at: noon) == 20)
    let passed4 = passed(&brake, key, 50, from: noon)
    #expect(passed4 == 20)
  }

  @Test("An hour later there is room again, and a quiet day does not make it slow")
  func laterOn() throws {
    var brake = MessageBrake(least: 10)
    let key = try key()
    let passed5 = passed(&brake, key, 10, from: noon)
    #expect(passed5 == 10)
    let tooSoon = brake.admit(key, at: noon + .minutes(50))
    #expect(!tooSoon)
    let passed6 = passed(&brake, key, 50, from: noon + .hours(2))
    #expect(passed6 == 50)
    #expect(brake.limit(of: key, at: noon + .days(20)) == 10)
  }

  @Test("What did not go after all is not counted")
  func takenBack() throws {
    var brake = MessageBrake(least: 2)
    let key = try key()
    let passed7 = passed(&brake, key, 2, from: noon)
    #expect(passed7 == 2)
    brake.takeBack(key, at: noon)
    let again = [brake.admit(key, at: noon + .seconds(5)), brake.admit(key, at: noon + .seconds(6))]
    #expect(again == [true, false])
  }

  @Test("What a person let go is free for a day")
  func letGo() throws {
    var brake = MessageBrake(least: 2)
    let key = try key()
    brake.letGo(key, at: noon)
    let passed8 = passed(&brake, key, 300, from: noon)
    #expect(passed8 == 300)
    let limit = brake.limit(of: key, at: noon + .hours(25))
    let passed9 = passed(&brake, key, limit + 50, from: noon + .hours(25))
    #expect(passed9 == limit)
  }
}
