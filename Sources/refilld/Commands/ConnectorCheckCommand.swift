import ArgumentParser
import Foundation
import Pharmacies
import Refills

struct ConnectorCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads a connector's file and answers of its system, and says what would come of them.",
    discussion: "Nothing is asked and nothing is kept. Ends with 1 if anything is not understood.")

  /// An answer is at most as large as a poller would read.
  private static let largestSample = 16 << 20

  @Argument(help: "A connector's file, or the name of one that comes with the service.")
  var connector: String

  @Option(name: .customLong("sample"), parsing: .upToNextOption, help: "Files with answers.")
  var samples: [String] = []

  @Option(help: "How the medicine gets to the patient: pickUp, mail, courier.")
  var way: Way = .pickUp

  @Option(help: "Where the pharmacy is, for dates without a time.")
  var zone = "GMT"

  func run() async throws {
    try await Ending.guarding {
      let connector = try read()
      guard let zone = TimeZone(identifier: zone) else {
        throw ValidationError("There is no zone “\(self.zone)”: write one such as America/New_York.")
      }
      guard !samples.isEmpty else {
        try Output.line(
          "\(self.connector): the file is well formed. Give answers with --sample to see what they mean.")
        return
      }
      let result = ConnectorCheck.run(
        connector: connector, samples: try samples.map(sample), way: way, zone: zone)
      try Output.line(result.text.trimmed)
      if !result.isClean { throw ExitCode.failure }
    }
  }

  private func read() throws(FileError) -> Connector {
    Connector.builtInNames.contains(connector)
      ? try Connector.builtIn(connector) : try Connector.read(URL(filePath: connector), as: connector)
  }

  private func sample(_ path: String) throws(FileError) -> ConnectorSample {
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      let bytes = try handle.read(upToCount: Self.largestSample + 1) ?? Data()
      guard bytes.count <= Self.largestSample else {
        throw FileError(
          .unreadable, "The sample is larger than 16 MiB: cut it down to some items.", file: path)
      }
      return ConnectorSample(name: path, bytes: Array(bytes))
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(
        .unreadable, "The sample cannot be read: check that it is there and may be read.", file: path,
        underlying: "\(error)")
    }
  }
}

extension Way: ExpressibleByArgument {}
