import Refills
import Statecharts

/// What came of a campaign, in one line.
package struct Summary: Sendable {
  /// So many of the chart's transitions must have been taken, in per cent.
  package static let leastCoverage = 90.0

  package private(set) var seeds = 0
  package private(set) var inputs = 0
  package private(set) var lives = 0
  package private(set) var faults = FaultCount()
  package private(set) var taken: Set<Int> = []
  /// Of all traces, in the order of the seeds.
  package private(set) var digest: UInt64 = 0

  package init(_ results: [SeedResult]) {
    for result in results {
      seeds += 1
      inputs += result.inputs
      lives += result.lives
      faults.add(result.faults)
      taken.formUnion(result.taken)
      digest = (digest ^ result.digest) &* 0x100_0000_01b3
    }
  }

  /// In per cent of those that do something.
  package var coverage: Double {
    100 * Double(taken.intersection(Coverage.all).count) / Double(Coverage.all.count)
  }

  /// Those that nothing took, in words.
  package var untaken: [String] { Coverage.all.subtracting(taken).sorted().map(Coverage.name) }

  /// Why it proves less than it should; nil: it does not.
  package var shortfall: String? {
    if !faults.missing.isEmpty {
      return "never happened: \(faults.missing.map(\.rawValue).joined(separator: ", "))"
    }
    if coverage < Self.leastCoverage {
      return "only \(tenths(coverage)) % of the chart's transitions were taken"
    }
    return nil
  }

  package func line(seconds: Double) -> String {
    let counts = Fault.allCases.map { "\($0.rawValue)=\(faults[$0])" }.joined(separator: " ")
    return "seeds=\(seeds) inputs=\(inputs) lives=\(lives) transitions=\(tenths(coverage))% \(counts) "
      + "digest=\(String(digest, radix: 16)) seconds=\(tenths(seconds))"
  }

  private func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
