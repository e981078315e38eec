import Statecharts

extension RefillRecord {
  /// It goes on to another pharmacy, where the report names one that this clinic knows. The one before may still fill it.
  mutating func reroute(by report: Report) {
    guard let next = report.reroutedTo, let here = pharmacy, next.endpoint != here.endpoint else { return }
    let known = former(at: next.endpoint)
    formerPlaces.removeAll { [next.endpoint, here.endpoint].contains($0.place.endpoint) }
    formerPlaces.append(FormerPlace(place: here, leftAt: report.orderedBy))
    pharmacy = next
    pharmacy?.item = next.item ?? known?.place.item
    // One that is new to it has a clock of its own, and may have spoken before anybody told us. One that had it before
    // has said things that are over.
    news[.pharmacy] = known == nil ? nil : report.orderedBy
    if known == nil { wordAt = nil }
    isUnsure = false
    unmappedAt = nil
    // What the one before had ready, sent or promised is its own; what the patient has stays.
    handedOver = collected?.quantity
    parcel = nil
    moments[.promisedAt] = report.promisedAt
  }

  /// The pharmacy that an event comes from or is about, where the refill has been there and is elsewhere now.
  func former(of event: RefillChart.Event) -> FormerPlace? {
    let endpoint: EndpointName? =
      switch event {
      case .orderAccepted(let receipt): receipt.endpoint
      case .orderRefused(let problem), .orderUnknown(let problem): problem.endpoint
      default: event.report.flatMap { $0.source == .staff ? nil : $0.endpoint }
      }
    return endpoint.flatMap(former)
  }

  private func former(at endpoint: EndpointName) -> FormerPlace? {
    formerPlaces.first { $0.place.endpoint == endpoint }
  }

  /// That pharmacy fills nothing any more.
  mutating func settle(_ former: EndpointName, at now: Instant) {
    for index in formerPlaces.indices
    where formerPlaces[index].place.endpoint == former && formerPlaces[index].settledAt == nil {
      formerPlaces[index].settledAt = now
    }
  }

  /// It goes on with it after all.
  mutating func reopen(_ former: EndpointName) {
    for index in formerPlaces.indices where formerPlaces[index].place.endpoint == former {
      formerPlaces[index].settledAt = nil
    }
  }

  /// Support asked: none of the earlier pharmacies fills it.
  mutating func settleFormerPlaces(at now: Instant) {
    for former in formerPlaces { settle(former.place.endpoint, at: now) }
  }

  /// An earlier pharmacy has not said yet that it does not fill it.
  package var mayBeFilledTwice: Bool { formerPlaces.contains { $0.settledAt == nil } }

  /// The pharmacy's own id of the fill, where it has one that goes to or was at this endpoint.
  package func item(at endpoint: EndpointName) -> String? {
    pharmacy?.endpoint == endpoint ? pharmacy?.item : former(at: endpoint)?.place.item
  }

  /// Whether it is at this pharmacy, or was.
  package func hasBeen(at endpoint: EndpointName) -> Bool {
    pharmacy?.endpoint == endpoint || former(at: endpoint) != nil
  }

  /// Keeps the id that a pharmacy gave.
  /// - Parameter endpoint: who gave it; nil: the one that has the refill.
  mutating func learn(_ item: String, at endpoint: EndpointName?) {
    if let index = formerPlaces.firstIndex(where: { $0.place.endpoint == endpoint }) {
      formerPlaces[index].place.item = item
    } else if endpoint == nil || endpoint == pharmacy?.endpoint {
      pharmacy?.item = item
    }
  }
}
