import Foundation
import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting

/// Rebuilds what a power cut could have left of a record, and holds against it what was promised.
struct CrashCheck {
  /// One state in so many is looked through from one end to the other, and worked on.
  private static let thoroughEach = 100
  /// So many of the newest things that were told are asked for by name.
  private static let toldAsked = 6

  let record: CrashRecord
  let seed: UInt64
  private let folder: WatchedFolder
  private var findings = CrashFindings()

  private init(_ record: CrashRecord, seed: UInt64) throws {
    self.record = record
    self.seed = seed
    folder = try WatchedFolder(Recorder())
  }

  /// - Parameters:
  ///   - states: how many, spread evenly over the calls.
  ///   - share: which of how many parts of the calls are looked at here.
  static func run(
    _ record: CrashRecord, states: Int, seed: UInt64, share: (part: Int, of: Int) = (0, 1)
  ) throws -> CrashFindings {
    var check = try CrashCheck(record, seed: seed)
    var platter = Platter()
    for (done, call) in zip(1..., record.calls) {
      platter.take(call)
      guard done % share.of == share.part else { continue }
      let count = states * done / record.calls.count - states * (done - 1) / record.calls.count
      for number in 0..<count { try check.look(at: platter, done: done, number: number) }
    }
    return check.findings
  }

  private mutating func look(at platter: Platter, done: Int, number: Int) throws {
    var randomness = SplitMix64(seed: seed &+ UInt64(done) &* 1_000_003 &+ UInt64(number))
    let left = platter.left(using: &randomness)
    let name = "seed \(seed), call \(done) of \(record.calls.count), state \(number)"
    findings.count(inFlight(done))
    let path = folder.database
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
      try FileManager.default.removeItem(at: folder.url.appending(path: file))
    }
    for (file, bytes) in left { try Data(bytes).write(to: folder.url.appending(path: file)) }
    do {
      let clinic = try CrashClinic(in: folder.url, keys: record.keys)
      try compare(clinic, done: done, name)
      if findings.states % Self.thoroughEach == 0 {
        try workOn(clinic, path)
      } else {
        try clinic.database.close()
      }
    } catch {
      findings.note(.broken, "\(name): \(error)")
    }
  }

  /// All that was acknowledged, and the transaction that was under way wholly or not at all.
  private mutating func compare(_ clinic: CrashClinic, done: Int, _ name: String) throws {
    let sound = try Watched.ask("PRAGMA integrity_check(1)", of: clinic.path)
    guard sound == "ok" else { return findings.note(.broken, "\(name): \(sound)") }
    let content = try Watched.content(of: clinic.path)
    let next = record.promises.firstIndex { $0.calls > done } ?? record.promises.endIndex
    let kept = next > 0 ? record.promises[next - 1].content : nil
    let coming = next < record.promises.endIndex ? record.promises[next].content : nil
    // Before the first promise there is nothing to lose, and the tables may stand at any migration.
    guard let kept else {
      if try clinic.database.verifyChain().sequence != 0 {
        findings.note(.half, "\(name): rows from nowhere")
      }
      return
    }
    if content != kept, content != coming {
      let isOld = record.promises[..<(next - 1)].contains { $0.content == content }
      return findings.note(isOld ? .lost : .half, "\(name), during \(inFlight(done))")
    }
    for (_, told) in record.told.prefix(while: { $0.calls <= done }).suffix(Self.toldAsked)
    where try !told.isKept(in: clinic.store) {
      return findings.note(.lost, "\(name): \(told)")
    }
  }

  /// The clinic goes on in what was left, and all of it still follows from the journal.
  private func workOn(_ clinic: CrashClinic, _ path: String) throws {
    clinic.now = clinic.now + .days(400)
    var life = CrashLife(clinic, seed: seed, firstPatient: 1_000_000)
    try life.request(3)
    try life.turn()
    try clinic.database.close()
    _ = try DatabaseCopy.check(path, keys: record.keys)
  }

  /// What the power cut interrupts, by the file that the next call is on.
  private func inFlight(_ done: Int) -> String {
    guard done < record.calls.count else { return "nothing" }
    let next = record.promises.first { $0.calls > done }
    if next.map({ $0.calls == record.promises[0].calls }) ?? false { return "creation" }
    let call = record.calls[done]
    if call.name == "refilld.sqlite" { return "checkpoint" }
    return next?.deed ?? "closing"
  }
}
