/// Bars beside each other, each with a name and what it says; drawn as SVG without style or script of its own.
struct BarChart {
  struct Bar {
    let name: String
    /// What stands at its end, and is read aloud.
    let text: String
    /// From 0 on; the longest is as wide as the chart.
    let value: Double
    /// A paler bar behind it, of the same measure.
    let behind: Double
  }

  private static let (width, height, label, end) = (640, 34, 170, 150)
  /// Characters of a name that fit before its bar; the whole name is read aloud, and stands in the table.
  private static let longestName = 20

  let title: String
  let bars: [Bar]

  func write(_ html: inout HTML) {
    let longest = max(bars.map { max($0.value, $0.behind) }.max() ?? 0, .leastNonzeroMagnitude)
    let room = Double(Self.width - Self.label - Self.end)
    func wide(_ value: Double) -> String { String(Int((value / longest * room).rounded())) }
    let told = bars.map { "\($0.name): \($0.text)" }.joined(separator: "; ")
    html.element(
      "svg",
      [
        "viewBox": "0 0 \(Self.width) \(Self.height * bars.count)", "class": "bars", "role": "img",
        "aria-label": "\(title). \(told)",
      ]
    ) { html in
      for (index, bar) in bars.enumerated() {
        let top = index * Self.height
        let name = bar.name.count > Self.longestName ? bar.name.prefix(Self.longestName - 1) + "…" : bar.name
        html.element("text", ["x": "0", "y": "\(top + 21)"], name)
        for (value, kind) in [(bar.behind, "behind"), (bar.value, "front")] {
          html.element(
            "rect",
            [
              "x": "\(Self.label)", "y": "\(top + 6)", "width": wide(value), "height": "22", "class": kind,
            ], "")
        }
        let x = Self.label + (Int(wide(max(bar.value, bar.behind))) ?? 0) + 8
        html.element("text", ["x": "\(x)", "y": "\(top + 21)", "class": "end"], bar.text)
      }
    }
  }
}
