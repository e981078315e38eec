import Statecharts
import StoreTesting
import Testing
import Tracking

@Suite("A clock that jumps")
struct ClockGuardTests {
  private let start = StoreSample.start

  @Test("An hour and more ahead of the counting clock holds; agreement releases")
  func jumpAhead() {
    var clock = ClockGuard(lastWritten: nil, wall: start, counted: .zero)
    clock.check(wall: start + .hours(1), counted: .zero)
    #expect(clock.jump == nil)
    clock.check(wall: start + .hours(3), counted: .zero)
    #expect(clock.jump == .hours(2))
    clock.check(wall: start + .hours(1) + .minutes(10), counted: .minutes(10))
    #expect(clock.jump == nil)
  }

  @Test("Time that passes on both clocks is no jump, however long")
  func bothPass() {
    var clock = ClockGuard(lastWritten: start, wall: start, counted: .zero)
    clock.check(wall: start + .days(11), counted: .days(11))
    #expect(clock.jump == nil)
  }

  @Test("A person's word releases what is held")
  func accepted() {
    var clock = ClockGuard(lastWritten: nil, wall: start, counted: .zero)
    clock.check(wall: start + .days(400), counted: .seconds(1))
    #expect(clock.jump != nil)
    clock.accept(wall: start + .days(400), counted: .seconds(1))
    clock.check(wall: start + .days(400) + .hours(2), counted: .hours(2))
    #expect(clock.jump == nil)
  }

  @Test("More than a day since the journal's newest row holds from the start")
  func afterRestart() {
    #expect(ClockGuard(lastWritten: start, wall: start + .hours(24), counted: .zero).jump == nil)
    var clock = ClockGuard(lastWritten: start, wall: start + .hours(25), counted: .zero)
    #expect(clock.jump == .hours(25))
    clock.check(wall: start + .hours(26), counted: .hours(1))
    #expect(clock.jump == .hours(25))
    clock.check(wall: start + .hours(3), counted: .hours(2))
    #expect(clock.jump == nil)
  }

  @Test("A clock that went back and is set right again does not look like a jump")
  func backAndForth() {
    var clock = ClockGuard(lastWritten: nil, wall: start, counted: .zero)
    clock.check(wall: start - .days(2), counted: .minutes(1))
    #expect(clock.jump == nil)
    clock.check(wall: start + .minutes(2), counted: .minutes(2))
    #expect(clock.jump == nil)
  }

  @Test(
    "A clock that goes back says by how much, holds nothing, and is silent when it is set right or accepted")
  func setBack() {
    var clock = ClockGuard(lastWritten: nil, wall: start, counted: .zero)
    clock.check(wall: start - .seconds(50), counted: .seconds(1))
    #expect(clock.delay == nil)
    clock.check(wall: start - .hours(1), counted: .seconds(1))
    #expect(clock.delay == .seconds(3600 - 50))
    #expect(clock.jump == nil)
    clock.check(wall: start - .minutes(50), counted: .minutes(10))
    #expect(clock.delay != nil)
    clock.check(wall: start + .minutes(10), counted: .minutes(10))
    #expect(clock.delay == nil)
    clock.check(wall: start - .hours(1), counted: .minutes(11))
    clock.accept(wall: start - .hours(1), counted: .minutes(11))
    clock.check(wall: start - .minutes(59), counted: .minutes(12))
    #expect(clock.delay == nil)
  }

  @Test("A start before the journal's newest row is behind, and setting it right is no jump")
  func restartedBehind() {
    var clock = ClockGuard(lastWritten: start, wall: start - .hours(3), counted: .zero)
    #expect(clock.delay == .hours(3))
    clock.check(wall: start + .minutes(1), counted: .minutes(1))
    #expect(clock.delay == nil)
    #expect(clock.jump == nil)
  }
}
