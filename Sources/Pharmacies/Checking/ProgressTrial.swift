import Foundation
import Refills
import Statecharts

/// A refill that nobody has, to see what news would do to it: the same deciding as in earnest, nothing written.
struct ProgressTrial {
  private let sender: Sender
  private let event: RefillChart.Event
  private let record: RefillRecord
  private let context: DecisionContext
  /// After everything that the answer says.
  private let now: Instant

  /// Nil where the answer is no news.
  init?(_ observation: Observation, way: Way) {
    var observation = observation
    // That a step back is asked for twice is not in question here.
    observation.report.isConfirmed = true
    let reportedAt = observation.report.reportedAt ?? observation.report.seenAt
    now = max(observation.report.seenAt, reportedAt) + .seconds(1)
    observation.report.seenAt = now
    guard let event = observation.event, let record = Self.record(way, at: reportedAt - .days(1)) else {
      return nil
    }
    sender = observation.sender
    self.event = event
    self.record = record
    context = DecisionContext(calendars: Calendars(clinic: BusinessCalendar(zone: .gmt), patientZone: .gmt))
  }

  /// Nil where no refill can stand there.
  func move(from progress: RefillChart.Progress) -> ConnectorCheckResult.Move? {
    var decider = Decider()
    guard let begun = decider.begin(record, at: record.progressSince, in: context),
      let refill = begun.placed(at: progress)
    else { return nil }
    switch decider.decide(refill, Input(event, from: sender, at: now), in: context) {
    case .decided(let decision):
      let refusal = decision.entry.refusal == nil ? nil : "The refill is not where this can happen."
      return .init(from: progress, to: decision.refill.progress, refusal: refusal)
    case .refused(let refusal, _): return .init(from: progress, to: progress, refusal: refusal.text)
    }
  }

  private static func record(_ way: Way, at moment: Instant) -> RefillRecord? {
    guard let name = ExternalID("sample"), let brand = BrandName("sample"),
      let endpoint = EndpointName("sample")
    else { return nil }
    var random = SystemRandomNumberGenerator()
    let prescription = Prescription(
      id: PrescriptionID(at: moment, using: &random), external: name,
      patient: PatientID(at: moment, using: &random), drug: "", schedule: .none, repeatsAllowed: 1)
    return RefillRecord(
      id: RefillID(at: moment, using: &random), external: name, prescription: prescription, brand: brand,
      request: nil, way: way, pharmacy: PharmacyPlace(endpoint: endpoint), requestedAt: moment,
      importedAt: moment)
  }
}

extension Refill {
  /// The same refill with its progress elsewhere; the other regions stay as they are.
  fileprivate func placed(at progress: RefillChart.Progress) -> Refill? {
    let chart = RefillChart.table
    func ancestors(of id: String) -> [String] {
      var ids: [String] = []
      var state = chart.stateIndex(id)
      while let index = state, index > 0 {
        ids.append(chart.states[index].id)
        state = chart.states[index].parent
      }
      return ids
    }
    let others = configuration.stateIDs(in: chart).filter { !ancestors(of: $0).contains("progress") }
    let ids = Set(others).union(ancestors(of: progress.rawValue))
    do throws(ConfigurationError) {
      let configuration = try Configuration(chart: chart, stateIDs: Array(ids))
      guard let regions = RefillChart.Regions(configuration) else { return nil }
      return Refill(
        record: record, configuration: configuration, regions: regions, version: 1, changedAt: changedAt)
    } catch {
      // A state of the progress that cannot stand beside the others: nothing can come to it.
      return nil
    }
  }
}
