import Refills
import Statecharts
import Store

/// What a clinic's lead asks for, of one time.
struct ClinicNumbers: Sendable {
  struct OneStage: Sendable {
    let stage: Stage
    /// Stays that ended in this time.
    let stays: Int
    let median: StageTimes.Length
    /// Nine of ten stays are no longer.
    let ninetieth: StageTimes.Length
  }

  struct OnePharmacy: Sendable {
    let endpoint: EndpointName
    /// Refills that moved while it had them, or had handed them over.
    let moved: Int
    /// Those of them that took longer than their patient was told.
    let late: Int

    /// 0 to 1.
    var share: Double { moved == 0 ? 0 : Double(late) / Double(moved) }
  }

  /// The stages that take time, in their order.
  static let stages: [Stage] = [
    .requested, .reviewPending, .approved, .sentToPharmacy, .shippedOrReady, .waitingOnYou,
  ]

  let asOf: Instant
  let stages: [OneStage]
  /// Most refills first.
  let pharmacies: [OnePharmacy]
  let figures: DeskFigures
  /// The rows that were looked at begin later than the time that was asked for; nil: they do not.
  let begins: Instant?

  init(_ times: StageTimes, figures: DeskFigures, asOf now: Instant, begins: Instant?) {
    asOf = now
    self.figures = figures
    self.begins = begins
    stages = Self.stages.compactMap { stage in
      guard let lengths = times.lengths[stage]?.sorted(), !lengths.isEmpty else { return nil }
      return OneStage(
        stage: stage, stays: lengths.count, median: Self.rank(50, in: lengths),
        ninetieth: Self.rank(90, in: lengths))
    }
    pharmacies = times.pharmacies.map {
      OnePharmacy(endpoint: $0.key, moved: $0.value.moved.count, late: $0.value.late.count)
    }.sorted { ($1.moved, $0.endpoint.text) < ($0.moved, $1.endpoint.text) }
  }

  /// By nearest rank: a length that there was.
  /// - Parameter sorted: at least one.
  private static func rank(_ percent: Int, in sorted: [StageTimes.Length]) -> StageTimes.Length {
    sorted[(percent * sorted.count + 99) / 100 - 1]
  }
}
