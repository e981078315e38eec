import ArgumentParser
import Foundation
import Pharmacies

/// `refilld-bench poll`
struct PollCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "poll",
    abstract: "What one poll costs: the poller, the door and the store against a server on this machine.",
    discussion: """
      All refills are read once, unmeasured; then the requests are measured. The server \
      may answer the same bytes to all: each answer gets the id of the fill that was asked about, and for the share \
      that is to change another status and time, between libcurl and the poller. CPU is all of this process.
      """)

  @Option(
    help:
      "Address that is asked, such as http://127.0.0.1:18099/status.json; without it, a server of its own.")
  var url: String?

  @Option(help: "Live refills at the endpoint.")
  var refills = 20_000

  @Option(help: "Requests that are measured; as many as there are refills unless it is said.")
  var requests: Int?

  @Option(help: "Requests at once.")
  var concurrency = 64

  @Option(help: "Percent of the answers that change their refill.")
  var changed = 0

  @Flag(help: "Hide the server's ETag and Last-Modified, so that every answer has its body.")
  var unconditional = false

  func validate() throws {
    guard (1...1_000_000).contains(refills) else { throw ValidationError("Write 1 to 1000000 refills.") }
    guard (1...256).contains(concurrency) else { throw ValidationError("Write 1 to 256 requests at once.") }
    guard (0...100).contains(changed) else { throw ValidationError("Write 0 to 100 percent.") }
  }

  func run() async throws {
    try await OwnServer.answering(at: url) { url in
      let clinic = try BenchClinic()
      let endpoint = try clinic.endpoint(asking: url, atOnce: concurrency)
      try await clinic.seed(refills, at: endpoint.name)
      let desk = PollDesk(changedPercent: changed, hidesValidators: unconditional)
      let result = try await clinic.polling(
        endpoint, counting: desk, atOnce: concurrency, asking: desk.before
      ) { _ in
        // Once unmeasured: every fill is read for the first time.
        _ = try await desk.measure(refills)
        return try await desk.measure(requests ?? refills)
      }
      print(
        """
        {"bench":"poll","requests":\(result.requests),"errors":\(result.errors),"changed":\(result.changed),\
        "wall_s":\(Figure.hundredths(result.wall)),\
        "cpu_us_per_request":\(Figure.hundredths(result.cpu * 1e6 / Double(result.requests))),\
        "peak_rss_mb":\(Figure.hundredths(Usage.peakMegabytes))}
        """)
    }
  }
}
