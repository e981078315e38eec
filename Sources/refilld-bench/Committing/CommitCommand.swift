import ArgumentParser
import Foundation
import Tracking

/// `refilld-bench commit`
struct CommitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit",
    abstract: "What one decision costs, from the door to the disk.",
    discussion: """
      Each refill belongs to a patient of its own and is with a pharmacy, which then says by turns that it is ready \
      and that it is being prepared: the chart steps, what changed is sealed, the journal is continued, the refill, \
      its clocks and a message to the patient are written, so many decisions a transaction. Refills are taken in an \
      order in which neighbours on the disk are never neighbours in time. All of them are in memory, as what moved \
      lately is, and what is handed in was made before; four batches are on their way, so that one is decided while \
      another is written. CPU is all of this process. \
      After that decisions are made one at a time, and after each of them a bare write is synced in the same folder.
      """)

  @Option(help: "Refills in the database.")
  var refills = 100_000

  @Option(help: "Decisions that are measured.")
  var transitions = 100_000

  @Option(help: "Decisions a transaction.")
  var batch = Door.batchLimit

  @Option(help: "Decisions made one at a time.")
  var lone = 1_000

  @Option(help: "Folder in which the database is kept for another run; else it is deleted.")
  var keep: String?

  func validate() throws {
    guard (1...1_000_000).contains(refills) else { throw ValidationError("Write 1 to 1000000 refills.") }
    guard transitions > 0 else { throw ValidationError("Write at least one transition.") }
    guard (1...Door.batchLimit).contains(batch) else {
      throw ValidationError("Write 1 to \(Door.batchLimit) decisions a transaction.")
    }
    guard lone > 0 else { throw ValidationError("Write at least one decision by itself.") }
  }

  func run() async throws {
    let clinic = try BenchClinic(in: keep.map { URL(filePath: $0, directoryHint: .isDirectory) })
    let pharmacy = try await CommitPharmacy(clinic, refills: refills)
    await clinic.openDoor(batch: batch)
    let measured = try await pharmacy.decide(transitions, atOnce: batch)
    let alone = try await pharmacy.decideAlone(lone)
    await clinic.close()
    print(
      """
      {"bench":"commit","transitions":\(transitions),"batch":\(batch),\
      "us_per_transition":\(Figure.hundredths(measured.wall * 1e6 / Double(transitions))),\
      "cpu_us_per_transition":\(Figure.hundredths(measured.cpu * 1e6 / Double(transitions))),\
      "p99_lone_ms":\(Figure.hundredths(alone.decision * 1e3)),\
      "sync_p99_ms":\(Figure.hundredths(alone.sync * 1e3)),"refills":\(refills)}
      """)
  }
}
