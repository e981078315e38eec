package import Statecharts

extension Matter where Chart == ThreadChart {
  /// The thread of a refill before anybody has written: it has the refill's own id as the clinic's. Nil never comes.
  package init?(of refill: Refill, at now: Instant) {
    var randomness = SystemRandomNumberGenerator()
    guard let external = ExternalID(refill.id.text) else { return nil }
    self.init(
      id: ThreadID(at: now, using: &randomness), external: external, patient: refill.record.patient,
      brand: refill.record.brand, refill: refill.id)
  }
}
