import Refills
import Statecharts

extension ConnectorCheckResult {
  /// What a person reads: each item with what it says and where it leads, then what was not understood.
  package var text: String {
    var lines: [String] = []
    var sample: String?
    for item in items {
      if item.sample != sample { lines.append(item.sample) }
      sample = item.sample
      lines += item.lines
    }
    lines += section("Worth knowing", remarks)
    lines += section("Not understood", misunderstandings)
    lines.append(
      "\(items.count) \(items.count == 1 ? "item" : "items") read by \(file), "
        + (isClean ? "everything understood." : "\(misunderstandings.count) not understood."))
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ title: String, _ texts: [String]) -> [String] {
    texts.isEmpty ? [] : ["\(title):"] + texts.map { "  \($0)" }
  }
}

extension ConnectorCheckResult.Item {
  fileprivate var lines: [String] {
    let report = observation.report
    let code = report.reason.map { " (\($0))" } ?? ""
    var lines = ["  \(observation.item): “\(report.status)”\(code) → \(observation.meaningText)"]
    let facts: [(String, String?)] = [
      ("our id", observation.reference), ("reported", report.reportedAt?.rfc3339),
      ("ready at", report.readyAt?.rfc3339), ("handed over", report.handedOverAt?.rfc3339),
      ("held until", report.heldUntil?.rfc3339), ("promised", report.promisedAt?.rfc3339),
      ("quantity", report.quantity?.text), ("parcel", report.parcel?.text),
      ("asks for", observation.asks?.rawValue), ("contradicts itself", report.contradiction),
    ]
    lines += facts.compactMap { name, value in value.map { "    \(name): \($0)" } }
    lines += observation.prices.map { "    pays: \($0.text)\($0.label.map { " (\($0))" } ?? "")" }
    return lines + moves.map(\.line)
  }
}

extension ConnectorCheckResult.Move {
  fileprivate var line: String {
    if let refusal { return "    from \(from.rawValue): stays. \(refusal)" }
    return to == from ? "    from \(from.rawValue): stays." : "    from \(from.rawValue): \(to.rawValue)"
  }
}

extension Observation {
  fileprivate var meaningText: String {
    switch meaning {
    case .event(let kind): kind.rawValue
    case .nothing: "no news"
    case .unmapped: isNamed ? "shown to support" : "not in the file; shown to support"
    }
  }
}

extension Quantity {
  /// `30`, `7.5 of 90`.
  fileprivate var text: String {
    func units(_ thousandths: Int64) -> String {
      let rest = String(thousandths % 1000 + 1000).dropFirst()
      let fraction = rest.reversed().drop { $0 == "0" }.reversed()
      return "\(thousandths / 1000)" + (fraction.isEmpty ? "" : "." + String(fraction))
    }
    return units(thousandths) + (ofThousandths.map { " of \(units($0))" } ?? "")
  }
}

extension Parcel {
  fileprivate var text: String {
    [carrier, number, link].compactMap(\.self).joined(separator: " ")
  }
}
