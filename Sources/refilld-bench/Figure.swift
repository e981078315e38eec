import Foundation

/// Numbers as they are printed.
enum Figure {
  static func tenths(_ value: Double) -> String { String(format: "%.1f", value) }
  static func hundredths(_ value: Double) -> String { String(format: "%.2f", value) }

  static func seconds(_ span: Duration) -> Double {
    Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
  }

  /// The one in the middle; of an even number the higher of two. There must be one.
  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// The least value that so many percent of them do not exceed (nearest rank). There must be one.
  static func percentile(_ percent: Int, of values: [Double]) -> Double {
    values.sorted()[max(0, (values.count * percent + 99) / 100 - 1)]
  }
}
