import Refills
import Store

/// The numbers, each as a picture and in a table that says the same.
struct NumbersTables {
  let numbers: ClinicNumbers
  let faces: [EndpointName: EndpointFace]

  func write(_ html: inout HTML) {
    section(
      "Time in each stage", none: "No stay in a stage ended in this time.",
      BarChart(
        title: "Median time in each stage, the 90th percentile behind it",
        bars: numbers.stages.map {
          BarChart.Bar(
            name: $0.stage.rawValue.spacedWords, text: "\($0.median.short), \($0.ninetieth.short)",
            value: $0.median.span.hours, behind: $0.ninetieth.span.hours)
        }),
      columns: ["Stage", "Half take up to", "Nine of ten up to", "Stays"],
      numbers.stages.map {
        [$0.stage.rawValue.spacedWords, $0.median.short, $0.ninetieth.short, String($0.stays)]
      }, &html)
    section(
      "Late, by pharmacy", none: "Nothing moved at a pharmacy in this time.",
      BarChart(
        title: "Share of refills that took longer than their patients were told",
        bars: numbers.pharmacies.map {
          BarChart.Bar(name: name($0.endpoint), text: percent($0), value: $0.share, behind: 0)
        }),
      columns: ["Pharmacy", "Late", "Of", "Share"],
      numbers.pharmacies.map { [name($0.endpoint), String($0.late), String($0.moved), percent($0)] }, &html)
    html.element("h2", "Patients and messages")
    table("Patients and messages", ["What", "How many"], counts.map { [$0, String($1)] }, &html)
  }

  /// - Parameter none: what stands there where there are no rows.
  private func section(
    _ title: String, none: String, _ chart: BarChart, columns: [String], _ rows: [[String]],
    _ html: inout HTML
  ) {
    html.element("h2", title)
    guard !rows.isEmpty else { return html.element("p", ["class": "card"], none) }
    chart.write(&html)
    table(title, columns, rows, &html)
  }

  /// The first cell of each row is its head.
  private func table(_ title: String, _ columns: [String], _ rows: [[String]], _ html: inout HTML) {
    html.table(title, columns: columns) { html in
      for row in rows {
        html.element("tr") { html in
          for (index, cell) in row.enumerated() {
            if index == 0 {
              html.element("th", ["scope": "row"], cell)
            } else {
              html.element("td", cell)
            }
          }
        }
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

  private func name(_ endpoint: EndpointName) -> String { faces[endpoint]?.shown?.name ?? endpoint.text }

  private func percent(_ one: ClinicNumbers.OnePharmacy) -> String { "\(Int((100 * one.share).rounded())) %" }
}
