import Foundation
import Refills
import Statecharts
import Store
import Tracking

/// A pharmacy that tells of each refill in turn, newer news each time, without a network between.
final class CommitPharmacy {
  /// Prime, and far from any power of two: neighbours in time are never neighbours on the disk.
  private static let stride = 7_919
  /// Batches handed in and not answered: one is written, one is decided, and two wait, as under load.
  private static let atOnce = 4
  /// Rows in one look at the database.
  private static let page = 10_000

  private let clinic: BenchClinic
  private let endpoint: EndpointName
  private let refills: [RefillID]
  /// How often anything was told.
  private var turns = 0
  private let start: Instant

  /// - Parameter clinic: new, or one that this has seeded before.
  init(_ clinic: BenchClinic, refills count: Int) async throws {
    guard let endpoint = EndpointName("bench") else { throw BenchError.name }
    self.clinic = clinic
    self.endpoint = endpoint
    start = clinic.time.now()
    if try Self.refills(in: clinic, at: endpoint).isEmpty {
      try await clinic.seed(count, at: endpoint, patients: count)
    }
    refills = try Self.refills(in: clinic, at: endpoint)
    guard refills.count == count else { throw BenchError.seeding }
    // A past that was imported is told to nobody: from here on everything is told.
    _ = try await decide(count, atOnce: Door.batchLimit)
  }

  private static func refills(in clinic: BenchClinic, at endpoint: EndpointName) throws -> [RefillID] {
    var found: [RefillID] = []
    var place: WatchedRow.Place?
    while true {
      let rows = try clinic.database.views.watched(
        at: endpoint, closedSince: clinic.time.now(), after: place, limit: page)
      guard let last = rows.last else { return found }
      found += rows.map(\.tracked.refill)
      place = last.place
    }
  }

  /// Wall and CPU time, in seconds. What is handed in was made before.
  func decide(_ count: Int, atOnce batch: Int) async throws -> (wall: Double, cpu: Double) {
    let door = clinic.door
    let batches = Swift.stride(from: 0, to: count, by: batch).map { first in
      (first..<min(first + batch, count)).map { _ in next() }
    }
    let clock = ContinuousClock()
    let began = clock.now
    let cpu = Usage.cpu
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, batch) in batches.enumerated() {
        if number >= Self.atOnce { try await group.next() }
        // Handed in before anything else runs: in the order of time.
        group.addImmediateTask { try await Self.submit(batch, to: door) }
      }
      try await group.waitForAll()
    }
    return (Figure.seconds(clock.now - began), Usage.cpu - cpu)
  }

  private static func submit(_ batch: [Submission], to door: DoorService) async throws {
    for answer in await door.submit(inOrder: batch) {
      guard case .answered(.done, _) = answer else { throw BenchError.deciding }
    }
  }

  /// The 99th percentile of a decision by itself and of a bare synced write, in seconds; each after the other.
  func decideAlone(_ count: Int) async throws -> (decision: Double, sync: Double) {
    let clock = ContinuousClock()
    let bare = try BareFile(in: clinic.folder)
    var decisions: [Double] = []
    var syncs: [Double] = []
    for _ in 0..<count {
      let submission = next()
      var began = clock.now
      guard case .answered(.done, _) = await clinic.door.submit(submission) else { throw BenchError.deciding }
      decisions.append(Figure.seconds(clock.now - began))
      began = clock.now
      try bare.append()
      syncs.append(Figure.seconds(clock.now - began))
    }
    return (Figure.percentile(99, of: decisions), Figure.percentile(99, of: syncs))
  }

  private func next() -> Submission {
    let refill = refills[turns * Self.stride % refills.count]
    let round = turns / refills.count
    let isReady = round % 2 == 1
    turns += 1
    let report = Report(
      source: .pharmacy, endpoint: endpoint, reportedAt: start + .milliseconds(Int64(round)),
      seenAt: clinic.time.now(),
      status: isReady ? "ready" : "in_progress", digest: Self.digest)
    return Submission(
      [.input(refill, isReady ? .pharmacyReady(report) : .pharmacyPreparing(report), expecting: nil)],
      from: Sender(.pharmacy, name: endpoint.text))
  }

  /// As long as a real one.
  private static let digest = String(repeating: "0123456789abcdef", count: 4)
}
