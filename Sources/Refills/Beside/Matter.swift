package import Statecharts

/// Something beside a refill that has a life of its own: a visit, a charge, a thread.
///
/// It carries its whole history: each step with who made it, so that what it says can be replayed through its chart.
package struct Matter<Chart: BesideChart>: Hashable, Sendable, Codable {
  /// One thing that happened to it.
  package struct Step: Hashable, Sendable, Codable {
    package let at: Instant
    package let event: Chart.EventKind
    package let sender: Sender
    package let from: Chart.State
    package let to: Chart.State
  }

  /// Most steps of one matter: a thread of some years has some hundreds.
  package static var mostSteps: Int { 1_000 }

  package let id: Identifier<Chart.Kind>
  package let external: ExternalID
  package let patient: PatientID
  package let brand: BrandName
  /// The refill that it is about; nil: none.
  package let refill: RefillID?
  package internal(set) var facts: Chart.Facts
  package internal(set) var state: Chart.State
  /// Oldest first.
  package internal(set) var steps: [Step]

  /// Counts its steps; 0: nobody has said anything yet, and it does not exist.
  package var version: Int64 { Int64(steps.count) }
  package var isLive: Bool { !state.isClosed }
  package var changedAt: Instant? { steps.last?.at }

  /// One that is not known yet; nil where its chart cannot begin, which the compiler refuses.
  package init?(
    id: Identifier<Chart.Kind>, external: ExternalID, patient: PatientID, brand: BrandName, refill: RefillID?
  ) {
    guard let state = Self.initial else { return nil }
    self.id = id
    self.external = external
    self.patient = patient
    self.brand = brand
    self.refill = refill
    facts = Chart.Facts()
    self.state = state
    steps = []
  }

  /// The same under the id that was given out first.
  package func keeping(_ id: Identifier<Chart.Kind>) -> Self {
    Self(
      id: id, external: external, patient: patient, brand: brand, refill: refill, facts: facts, state: state,
      steps: steps)
  }

  private init(
    id: Identifier<Chart.Kind>, external: ExternalID, patient: PatientID, brand: BrandName, refill: RefillID?,
    facts: Chart.Facts, state: Chart.State, steps: [Step]
  ) {
    self.id = id
    self.external = external
    self.patient = patient
    self.brand = brand
    self.refill = refill
    self.facts = facts
    self.state = state
    self.steps = steps
  }

  /// Where the chart begins.
  static var initial: Chart.State? {
    var log = StepLog()
    return Chart.state(in: Chart.table.start(guards: BesideGuards<Chart>(facts: Chart.Facts()), into: &log))
  }
}
