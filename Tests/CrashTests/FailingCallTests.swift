import CCrashVFS
import Dispatch
import Foundation
import Synchronization
import Testing

@Suite("One call fails", .serialized)
struct FailingCallTests {
  /// Each so many-th call is failed; a debug build leaves most to the release build.
  private static var stride: Int {
    let asked = ProcessInfo.processInfo.environment["REFILLD_FAILING_STRIDE"].flatMap { Int($0) }
    #if DEBUG
      return asked ?? 17
    #else
      return asked ?? 1
    #endif
  }

  @Test("Whatever call on a file fails, nobody is told what is not true, nothing is lost and nothing stuck")
  func calls() throws {
    let began = ContinuousClock.now
    let sound = try FailingLife()
    try sound.run(expecting: [], growth: nil)
    let calls = sound.injector.kinds
    var tally = FailureTally()
    for manner in FileFailure.Manner.allCases {
      tally.add(Self.failEach(of: calls, in: manner, growth: sound.growth))
    }
    let seconds = (ContinuousClock.now - began).components.seconds
    print("failing calls: a life of \(calls.count) calls; \(tally.summary); \(seconds) s")
    #expect(
      sound.findings.isEmpty && tally.findings.isEmpty, "\(tally.findings.prefix(20).joined(separator: "\n"))"
    )
    #expect(calls.count > 500)
  }

  @Test("Whatever statement fails, nobody is told what is not true, nothing is lost and nothing stuck")
  func statements() throws {
    let seen = UnsafeMutablePointer<Int64>.allocate(capacity: 1)
    defer {
      crash_interrupt(nil, -1, nil)
      unsafe seen.deallocate()
    }
    var tally = FailureTally()
    let sound = try FailingLife()
    unsafe seen.pointee = 0
    unsafe crash_interrupt(sound.path, -1, seen)
    var statements = 0
    try sound.run(expecting: [], growth: nil) {
      statements = unsafe Int(seen.pointee)
      crash_interrupt(nil, -1, nil)
    }
    for number in Swift.stride(from: 0, to: statements, by: Self.stride) {
      let life = try FailingLife()
      unsafe seen.pointee = 0
      unsafe crash_interrupt(life.path, Int64(number), seen)
      tally.note("statement \(number)") {
        try life.run(expecting: ["other"], growth: sound.growth) { crash_interrupt(nil, -1, nil) }
      }
      tally.note(life, "statement \(number)", life.codes.isEmpty ? "interrupt unnoticed" : "interrupt")
    }
    print("failing statements: a life of \(statements) statements; \(tally.summary)")
    #expect(tally.findings.isEmpty, "\(tally.findings.prefix(20).joined(separator: "\n"))")
    #expect(statements > 100)
  }

  /// On both cores.
  private static func failEach(
    of calls: [FileCall.Kind], in manner: FileFailure.Manner, growth: FailingLife.Growth
  ) -> FailureTally {
    let tally = Mutex(FailureTally())
    let numbers = calls.indices.filter {
      manner.failure(of: calls[$0]) != nil && $0 % (stride * manner.stride) == 0
    }
    let workers = 2
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for position in numbers.indices where position % workers == worker {
        var one = FailureTally()
        one.fail(numbers[position], in: manner, growth: growth)
        tally.withLock { $0.add(one) }
      }
    }
    return tally.withLock(\.self)
  }
}
