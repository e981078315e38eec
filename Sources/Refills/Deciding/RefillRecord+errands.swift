import Statecharts

extension RefillRecord {
  /// What a command of the chart asks of a pharmacy, and of which; nil: it asks nothing, or there is nobody to ask.
  package func dispatch(for command: RefillChart.Command) -> Dispatch? {
    guard let errand = command.errand else { return nil }
    let endpoint = command == .cancelFormer ? leftJustNow : pharmacy?.endpoint
    return endpoint.map { .pharmacy(errand, endpoint: $0) }
  }

  /// The pharmacy from which the last news took it away.
  private var leftJustNow: EndpointName? {
    guard let mover = movedBy, let next = mover.reroutedTo, next.endpoint == pharmacy?.endpoint,
      let former = formerPlaces.last, former.leftAt == mover.orderedBy
    else { return nil }
    return former.place.endpoint
  }
}
