import Pharmacies
import Refills

/// What holds for any bytes that a pharmacy may answer, read by a connector that comes with the service: they are
/// not understood, or they say something, and the same content says the same in every form.
enum AnswerProperty {
  /// What did not hold.
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  private static let connectors = Connector.builtInNames.compactMap { try? Connector.builtIn($0) }

  /// Reads a byte that chooses the connector, and then the answer.
  /// - Throws: `Broken`.
  static func hold(for bytes: [UInt8]) throws(Broken) {
    guard let choice = bytes.first else { return }
    try require(connectors.count == Connector.builtInNames.count, "a connector of ours cannot be read")
    try hold(for: Array(bytes.dropFirst()), read: connectors[Int(choice) % connectors.count])
  }

  /// - Throws: `Broken`.
  static func hold(for body: [UInt8], read connector: Connector) throws(Broken) {
    let read = check(body, by: connector)
    try require(read == check(body, by: connector), "the same bytes say two things")
    try require(read.text.hasSuffix("\n"), "its text does not end")
    let digests = read.items.map(\.observation.digest)
    try require(digests.allSatisfy { $0.count == 32 }, "no digest")
    for item in read.items { try hold(item.observation) }
    guard let value = try? JSONReader.read(body) else {
      return try require(read.items.isEmpty && !read.isClean, "understood, and it is no JSON")
    }
    try require(read == check(value.canonical, by: connector), "other keys in other order say something else")
  }

  private static func hold(_ observation: Observation) throws(Broken) {
    try require(!observation.item.isEmpty && !observation.report.status.isEmpty, "an item without a name")
    try require(observation.report.digest == hexadecimal(observation.digest), "two digests")
    try require(observation.prices.allSatisfy { $0.text.hasSuffix($0.currency) }, "a price without money")
    if observation.meaning == .nothing { try require(observation.event == nil, "no news that is news") }
  }

  private static func check(_ body: [UInt8], by connector: Connector) -> ConnectorCheckResult {
    ConnectorCheck.run(connector: connector, samples: [ConnectorSample(name: "answer", bytes: body)])
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws(Broken) {
    if !holds { throw Broken(description: otherwise()) }
  }
}
