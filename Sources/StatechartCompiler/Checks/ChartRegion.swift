import Statecharts

/// One of the parts of a chart that move independently: a child of the parallel state at its top, or the
/// whole.
struct ChartRegion {
  /// Index of the state whose leaves they are; 0 for the whole chart.
  let state: Int
  /// `patientPart`
  let name: String
  /// Atomic and final states, in document order.
  let leaves: [Int]

  /// `PatientPart`
  var typeName: String { SwiftNames.typeName(name) }
}

extension CheckedChart {
  var regions: [ChartRegion] {
    let top = children(of: 0)
    guard top.count == 1, chart.states[top[0]].kind == .parallel else {
      return [ChartRegion(state: 0, name: "state", leaves: leaves(below: 0))]
    }
    return children(of: top[0]).map {
      ChartRegion(state: $0, name: chart.states[$0].id, leaves: leaves(below: $0))
    }
  }
}
