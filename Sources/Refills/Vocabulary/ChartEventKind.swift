/// The names of what can happen by one of the charts, and who may make it happen.
package protocol ChartEventKind: RawRepresentable<String>, Hashable, Sendable, Codable {
  var index: Int { get }
  var actors: Set<Actor> { get }
}

extension RefillChart.EventKind: ChartEventKind {}
extension VisitChart.EventKind: ChartEventKind {}
extension ChargeChart.EventKind: ChartEventKind {}
extension ThreadChart.EventKind: ChartEventKind {}
