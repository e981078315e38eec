import Foundation
import StatechartCompiler

/// One case of the SCION conformance suite that lies beside the repository on some machines.
struct ConformanceCase: Sendable, CustomStringConvertible {
  let name: String
  /// Entries, exits and logs in the order that Appendix D gives.
  let trace: [String]
  let chart: [UInt8]
  let script: ReplayScript

  var description: String { name }

  private struct ManifestEntry: Decodable {
    let `case`: String
    let trace: [String]
  }

  /// All cases; none where the suite is absent.
  static let all: [ConformanceCase] = {
    var root = URL(filePath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<5 { root.deleteLastPathComponent() }
    let folder = root.appending(path: "shared/cases/scxml")
    guard let manifest = try? Data(contentsOf: folder.appending(path: "manifest.json")),
      let entries = try? JSONDecoder().decode([ManifestEntry].self, from: manifest)
    else { return [] }
    return entries.compactMap { entry in
      guard let chart = try? Data(contentsOf: folder.appending(path: entry.case + ".scxml")),
        let json = try? Data(contentsOf: folder.appending(path: entry.case + ".json")),
        let script = try? JSONDecoder().decode(ReplayScript.self, from: json)
      else { return nil }
      return ConformanceCase(name: entry.case, trace: entry.trace, chart: Array(chart), script: script)
    }
  }()
}
