/// The folder that should hold the charts has none.
struct MissingCharts: Error, CustomStringConvertible {
  let folder: String
  let target: String

  var description: String {
    "\(folder) has no .scxml; add one, or take the plugin away from the target '\(target)'"
  }
}
