import Refills
import Statecharts
import Store

/// The numbers as CSV (RFC 4180), one a line: what is measured, of what, how much, in which unit.
struct NumbersFile {
  let numbers: ClinicNumbers

  var bytes: [UInt8] {
    var lines = ["measure,of,value,unit"]
    func add(_ measure: String, _ of: String, _ value: String, _ unit: String) {
      lines.append("\(measure),\(Self.field(of)),\(value),\(unit)")
    }
    add("as-of", "", numbers.asOf.rfc3339, "time")
    if let begins = numbers.begins { add("begins", "", begins.rfc3339, "time") }
    for one in numbers.stages {
      add("stage-stays", one.stage.rawValue, String(one.stays), "stays")
      add("stage-median", one.stage.rawValue, Self.hundredths(one.median.span.hours), one.median.unit)
      add("stage-90th", one.stage.rawValue, Self.hundredths(one.ninetieth.span.hours), one.ninetieth.unit)
    }
    for one in numbers.pharmacies {
      add("pharmacy-moved", one.endpoint.text, String(one.moved), "refills")
      add("pharmacy-late", one.endpoint.text, String(one.late), "refills")
      add("pharmacy-late-share", one.endpoint.text, Self.hundredths(100 * one.share), "percent")
    }
    for part in RefillChart.PatientPart.allCases {
      if let count = numbers.figures.actions[part] {
        add("patient-actions", part.rawValue, String(count), "refills")
      }
    }
    for state in DispatchRow.State.allCases {
      if let count = numbers.figures.messages[state] {
        add("messages", state.rawValue, String(count), "messages")
      }
    }
    add("page-views", "patients", String(numbers.figures.pageViews), "pages")
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// With a point, whatever the machine's language is.
  static func hundredths(_ value: Double) -> String {
    let whole = Int64((value * 100).rounded())
    let rest = whole % 100
    return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension StageTimes.Length {
  fileprivate var unit: String { isLeast ? "hours or more" : "hours" }
}
