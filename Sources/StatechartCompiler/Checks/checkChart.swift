/// Reads a chart of the product and checks it as a whole. The build and `statechart check` both come here.
///
/// - Parameter file: the path that problems name.
/// - Throws: what is wrong with its syntax; if that is nothing, with its names; if that is nothing, with what
///   its states mean together.
package func checkChart(_ bytes: [UInt8], file: String) throws(ChartProblems) -> CheckedChart {
  let model = try parseChart(bytes, file: file, mode: .strict)
  let misnamed = model.nameProblems + model.swiftNameProblems
  guard misnamed.isEmpty else { throw ChartProblems(misnamed) }
  let checked = try CheckedChart(lowering: model)
  let problems =
    checked.reachabilityProblems + checked.leafProblems + checked.precedenceProblems + checked.cycleProblems
    + checked.clockProblems + checked.eventProblems + checked.regionProblems
  guard problems.isEmpty else { throw ChartProblems(problems) }
  return checked
}
