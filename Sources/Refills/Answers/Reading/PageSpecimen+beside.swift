import Statecharts

extension PageSpecimen {
  /// The scheduler says something of a visit.
  mutating func arrange(_ event: VisitChart.Event) {
    guard let visit: Visit = begun(event, by: .scheduling) else { return }
    beside = Beside(visits: [visit], charges: beside.charges)
  }

  /// The billing system says something of a charge.
  mutating func charge(_ event: ChargeChart.Event) {
    guard let charge: Charge = begun(event, by: .billing) else { return }
    beside = Beside(visits: beside.visits, charges: [charge])
  }

  /// Nil where its chart begins with another event.
  private func begun<Chart: BesideChart>(_ event: Chart.Event, by actor: Actor) -> Matter<Chart>? {
    var randomness = SystemRandomNumberGenerator()
    let matter = Matter<Chart>(
      id: Identifier(at: Self.now, using: &randomness), external: refill.record.external,
      patient: refill.record.patient, brand: refill.record.brand, refill: refill.id)
    do throws(BesideRefusal) {
      return try matter?.taking(event, from: Sender(actor, name: ""), at: Self.now).matter
    } catch {
      return nil
    }
  }
}
