import Refills
import Statecharts

/// A visit or a charge as the API writes it.
struct MatterWire<Chart: BesideChart>: Encodable {
  struct Step: Encodable {
    let at: WireTime
    let event: String
    let actor: Actor
    let from: String
    let to: String
  }

  let id: String
  let external: ExternalID
  let patient: PatientID
  let refill: RefillID?
  let version: Int64
  let state: String
  let acts: Party
  let live: Bool
  let chart: String
  let steps: [Step]
  /// The one of the offered times that the patient took, and what they said who cannot come.
  let chosen: WireTime?
  let wish: String?
  let startsAt: WireTime?
  /// What it costs, and what the patient agreed to.
  let amount: String?
  let accepted: String?
  let currency: String?

  init(_ matter: Matter<Chart>) {
    id = matter.id.text
    external = matter.external
    patient = matter.patient
    refill = matter.refill
    version = matter.version
    state = matter.state.rawValue
    acts = matter.state.acts
    live = matter.isLive
    chart = Chart.table.version
    steps = matter.steps.map {
      Step(
        at: WireTime($0.at), event: $0.event.rawValue, actor: $0.sender.actor, from: $0.from.rawValue,
        to: $0.to.rawValue)
    }
    let visit = matter.facts as? VisitFacts
    chosen = visit?.chosen.map(WireTime.init)
    wish = visit?.wish
    startsAt = visit?.plan.startsAt.map(WireTime.init)
    let charge = matter.facts as? ChargeFacts
    amount = charge?.bill.amount?.digits
    accepted = charge?.accepted?.digits
    currency = (charge?.bill.amount ?? charge?.accepted)?.currency
  }
}
