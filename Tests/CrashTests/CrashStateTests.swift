import Dispatch
import Foundation
import Synchronization
import Testing

@Suite("What a power cut leaves")
struct CrashStateTests {
  /// States in all. A debug build takes a few, so that the tests of every day stay short.
  private static var states: Int {
    let asked = ProcessInfo.processInfo.environment["REFILLD_CRASH_STATES"].flatMap { Int($0) }
    #if DEBUG
      return asked ?? 400
    #else
      return asked ?? 20_000
    #endif
  }

  /// Lives of different seeds, one of them with a whole batch.
  private static let lives: [(seed: UInt64, deeds: Int)] = [(1, 40), (2, 40), (3, 40), (4, 40), (5, 60)]

  @Test("No acknowledged decision is lost, and none is there by half")
  func nothingLost() throws {
    let began = ContinuousClock.now
    var findings = CrashFindings()
    var calls = 0
    for (seed, deeds) in Self.lives {
      let record = try CrashRecord.make(seed: seed, deeds: deeds)
      calls += record.calls.count
      findings.add(try Self.check(record, states: Self.states / Self.lives.count, seed: seed))
    }
    let seconds = (ContinuousClock.now - began).components.seconds
    print("crash states: \(calls) calls, \(findings.summary); \(seconds) s")
    #expect(findings.faults.isEmpty, "\(findings.told.joined(separator: "\n"))")
    for kind in ["creation", "commit", "claim", "settlement", "checkpoint", "opening"] {
      #expect(findings.inFlight[kind] ?? 0 > 0, "No power cut came during a \(kind)")
    }
  }

  @Test("The check is not blind: without a sync a commit it finds lost decisions")
  func withoutSync() throws {
    let record = try CrashRecord.make(
      seed: 1, deeds: 40, discipline: CrashClinic.Discipline(synchronous: "NORMAL"))
    let findings = try Self.check(record, states: Self.states / 20, seed: 1)
    print("crash states, control synchronous=NORMAL: \(findings.summary)")
    #expect(findings.faults[.lost] ?? 0 > 0)
  }

  @Test("The check is not blind: with the queue out in a second transaction it finds halves")
  func secondTransaction() throws {
    let record = try CrashRecord.make(
      seed: 1, deeds: 40, discipline: CrashClinic.Discipline(splitsOutbox: true))
    let findings = try Self.check(record, states: Self.states / 20, seed: 1)
    print("crash states, control outbox in a second transaction: \(findings.summary)")
    #expect(findings.faults[.half] ?? 0 > 0)
  }

  /// On both cores.
  private static func check(_ record: CrashRecord, states: Int, seed: UInt64) throws -> CrashFindings {
    let results = Mutex<[Result<CrashFindings, any Error>]>([])
    let parts = 2
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let result = Result { try CrashCheck.run(record, states: states, seed: seed, share: (part, parts)) }
      results.withLock { $0.append(result) }
    }
    var findings = CrashFindings()
    for result in results.withLock(\.self) { findings.add(try result.get()) }
    return findings
  }
}
