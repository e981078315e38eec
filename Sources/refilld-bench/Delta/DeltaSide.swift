import Foundation

/// One of two processes that are measured in turn, so that whatever else the machine does disturbs both alike.
struct DeltaSide {
  private let own: OwnProcess
  private let input = Pipe()

  /// - Parameter arguments: those of `delta-rounds`.
  init(_ arguments: [String]) throws {
    own = OwnProcess(["delta-rounds"] + arguments)
    own.process.standardInput = input
    try own.process.run()
  }

  /// Lets it measure one round.
  func round() throws -> DeltaFigures {
    try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    let line = own.output.fileHandleForReading.availableData
    // It has said why.
    guard !line.isEmpty else { throw BenchError.child }
    return try JSONDecoder().decode(DeltaFigures.self, from: line)
  }

  func end() throws {
    try input.fileHandleForWriting.close()
    own.process.waitUntilExit()
  }
}
