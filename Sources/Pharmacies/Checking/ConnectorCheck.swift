package import Foundation
package import Refills
import Statecharts

/// Reads answers as a connector's file says, and tells what would come of them, without asking anybody.
package enum ConnectorCheck {
  /// When the answers count as asked for. Any moment serves: nothing that is shown depends on it.
  static let asked = Instant(milliseconds: 1_767_225_600_000)

  /// - Parameters:
  ///   - states: where a refill may stand when the news comes.
  ///   - way: how its medicine gets to the patient.
  ///   - zone: where the pharmacy is, for dates without a time.
  package static func run(
    connector: Connector, samples: [ConnectorSample],
    from states: [RefillChart.Progress] = [.sent, .preparing, .ready], way: Way = .pickUp,
    zone: TimeZone = .gmt
  ) -> ConnectorCheckResult {
    var result = ConnectorCheckResult(file: connector.file)
    guard let endpoint = EndpointName("sample"), !samples.isEmpty else {
      result.misunderstandings.append("There is no sample to read.")
      return result
    }
    let reader = ItemReader(connector: connector, endpoint: endpoint, zone: zone)
    func read(_ found: FoundItem, in sample: String) {
      do throws(AnswerError) {
        let observation = try reader.read(found.item, asked: asked, by: found.origin)
        let trial = ProgressTrial(observation, way: way)
        result.items.append(
          .init(sample: sample, observation: observation, moves: states.compactMap { trial?.move(from: $0) }))
        result.misunderstandings += observation.misunderstandings(of: connector).map { "\(sample): \($0)" }
        result.remarks += observation.remarks.map { "\(sample): \($0)" }
      } catch {
        result.misunderstandings.append("\(sample): \(error)")
      }
    }
    for sample in samples {
      do throws(AnswerError) {
        for found in try connector.items(of: sample) { read(found, in: sample.name) }
      } catch {
        result.misunderstandings.append("\(sample.name): \(error)")
      }
    }
    return result
  }
}

extension Observation {
  /// What the file makes nothing of.
  fileprivate func misunderstandings(of connector: Connector) -> [String] {
    var texts = unread.map { "\(item): “\($0)” cannot be read: see “times” for dates; numbers are plain." }
    if !isNamed {
      texts.append(
        "\(item): the status “\(report.status)” is not in the file: map it to an event, nothing, or unmapped."
      )
    }
    if case .event(let kind) = meaning, !connector.canReport.contains(kind) {
      texts.append("\(item): “can-report” does not list \(kind.rawValue).")
    }
    return texts
  }

  fileprivate var remarks: [String] {
    unknownReasons.map {
      "\(item): the code “\($0)” is not listed beside “\(report.status)”, which counts alone."
    }
  }
}
