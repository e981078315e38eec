import ArgumentParser
import Foundation
import Store

/// `refilld-bench reads`
struct ReadsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reads",
    abstract: "What the pages wait for, among so many live refills.",
    discussion: """
      One refill by its id, a page of the provider's queue and a patient's list: what each asks of the store, in the \
      order in which the pages ask it, at places spread over all refills. One refill in ten waits for the provider. \
      The 99th percentile, in milliseconds.
      """)

  @Option(help: "Live refills.")
  var refills = 100_000

  @Option(help: "Readings of each kind that are measured.")
  var readings = 1_000

  @Option(help: "Folder in which the database is kept for another run; else it is deleted.")
  var keep: String?

  func validate() throws {
    guard (100...1_000_000).contains(refills) else { throw ValidationError("Write 100 to 1000000 refills.") }
    guard readings > 0 else { throw ValidationError("Write at least one reading.") }
  }

  func run() async throws {
    let folder = keep.map { URL(filePath: $0, directoryHint: .isDirectory) }
    if let folder { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    let clinic = try BenchClinic(in: folder)
    let read = ReadClinic(clinic, refills: refills)
    try await read.seed()
    guard let brand = ReadClinic.brand else { throw BenchError.name }
    let reads = PageReads(views: clinic.database.views, directory: clinic.database.directory, brand: brand)
    let places = try read.some(readings)
    let ids = try Self.measure(places) { try reads.refill($0.refill) }
    var cursor: String?
    let pages = try Self.measure(places) { _ in cursor = try reads.queue(after: cursor) }
    let homes = try Self.measure(places) { try reads.home(of: $0.patient) }
    await clinic.close()
    print(
      """
      {"bench":"reads","refills":\(refills),"by_id_p99_ms":\(Figure.hundredths(ids)),\
      "queue_page_p99_ms":\(Figure.hundredths(pages)),"patient_page_p99_ms":\(Figure.hundredths(homes))}
      """)
  }

  /// The 99th percentile, in milliseconds.
  private static func measure<Place>(_ places: [Place], _ body: (Place) throws -> Void) throws -> Double {
    let clock = ContinuousClock()
    let times = try places.map { place in
      try Figure.seconds(clock.measure { try body(place) })
    }
    return Figure.percentile(99, of: times) * 1e3
  }
}
