import StatechartCompiler
import Statecharts

/// Charts from source text, for tests of what comes after reading.
enum Lowered {
  /// The chart with this content of `<scxml>`.
  static func chart(
    _ content: String, extraEvents: [String] = [],
    matching: @escaping (EventDescriptor, String) -> Bool = { $0.matches($1) }
  ) throws -> Chart {
    try lower(model(content), version: "1", extraEvents: extraEvents, matching: matching)
  }

  /// The first problem that lowering finds once what was read has been changed.
  static func error(_ content: String, changing change: (inout ChartModel) -> Void = { _ in }) throws
    -> LoweringError?
  {
    var model = try model(content)
    change(&model)
    do throws(LoweringError) {
      _ = try lower(model, version: "1")
      return nil
    } catch {
      return error
    }
  }

  private static func model(_ content: String) throws -> ChartModel {
    let source = """
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:rx="urn:refilld:chart:1" version="1.0" name="test">
      \(content)
      </scxml>
      """
    return try parseChart(Array(source.utf8), file: "test.scxml", mode: .conformance)
  }
}
