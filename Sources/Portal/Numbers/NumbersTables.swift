import Refills
import Store

/// The numbers, each as a picture and in a table that says the same.
struct NumbersTables {
  let numbers: ClinicNumbers
  let faces: [EndpointName: EndpointFace]

  func write(_ html: inout HTML) {
    html.element("h2", "Time in each stage")
    stages(&html)
    html.element("h2", "Late, by pharmacy")
    pharmacies(&html)
    html.element("h2", "Patients and messages")
    html.table("Patients and messages", columns: ["What", "How many"]) { html in
      for (name, count) in counts { row([name, String(count)], &html) }
    }
  }

  private func stages(_ html: inout HTML) {
    guard !numbers.stages.isEmpty else {
      return html.element("p", ["class": "card"], "No stay in a stage ended in this time.")
    }
    BarChart(
      title: "Median time in each stage, the 90th percentile behind it",
      bars: numbers.stages.map {
        BarChart.Bar(
          name: $0.stage.rawValue.spacedWords, text: "\($0.median.short), \($0.ninetieth.short)",
          value: $0.median.span.hours, behind: $0.ninetieth.span.hours)
      }
    ).write(&html)
    html.table("Time in each stage", columns: ["Stage", "Half take up to", "Nine of ten up to", "Stays"]) {
      html in
      for one in numbers.stages {
        row(
          [one.stage.rawValue.spacedWords, one.median.short, one.ninetieth.short, String(one.stays)], &html)
      }
    }
  }

  private func pharmacies(_ html: inout HTML) {
    guard !numbers.pharmacies.isEmpty else {
      return html.element("p", ["class": "card"], "Nothing moved at a pharmacy in this time.")
    }
    BarChart(
      title: "Share of refills that took longer than their patients were told",
      bars: numbers.pharmacies.map {
        BarChart.Bar(name: name($0.endpoint), text: percent($0), value: $0.share, behind: 0)
      }
    ).write(&html)
    html.table("Late, by pharmacy", columns: ["Pharmacy", "Late", "Of", "Share"]) { html in
      for one in numbers.pharmacies {
        row([name(one.endpoint), String(one.late), String(one.moved), percent(one)], &html)
      }
    }
  }

  private var counts: [(String, Int)] {
    let (actions, messages) = (numbers.figures.actions, numbers.figures.messages)
    return [
      ("Patients have something to do, now", actions.values.reduce(0, +)),
      ("of these reminded, and overdue", actions[.overdue] ?? 0),
      ("Messages sent", messages[.delivered] ?? 0),
      ("Messages withheld, or no longer true", messages[.withdrawn] ?? 0),
      ("Messages given up", messages[.dead] ?? 0),
      ("Messages of which nobody knows", messages[.unknown] ?? 0),
      ("Status questions that the page answered", numbers.figures.pageViews),
    ]
  }

  private func row(_ cells: [String], _ html: inout HTML) {
    html.element("tr") { html in
      for (index, cell) in cells.enumerated() {
        if index == 0 { html.element("th", ["scope": "row"], cell) } else { html.element("td", cell) }
      }
    }
  }

  private func name(_ endpoint: EndpointName) -> String { faces[endpoint]?.shown?.name ?? endpoint.text }

  private func percent(_ one: ClinicNumbers.OnePharmacy) -> String { "\(Int((100 * one.share).rounded())) %" }
}
