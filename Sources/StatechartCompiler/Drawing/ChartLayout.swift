package import Statecharts

extension CheckedChart {
  /// The chart as boxes inside boxes, children in the chart's order. The same chart gives the same picture.
  package var picture: ChartPicture {
    let layout = ChartLayout(self)
    let shape = layout.bestShape
    let margin = RowPacking.gap / 2
    var placing = BoxPlacing(layout)
    placing.place(0, as: shape, PictureFrame(x: margin, y: margin, width: shape.width, height: shape.height))
    return ChartPicture(
      name: chart.name, width: shape.width + 2 * margin, height: shape.height + 2 * margin,
      boxes: placing.boxes.dropFirst().compactMap(\.self))
  }
}

/// The shapes that each state can have, found from the inside out.
struct ChartLayout {
  /// A picture no wider than this stands on a page of 1080 pixels with its edges, in pixels.
  private static let pageWidth = 1000
  /// Of pictures that fit, the one nearest to this is best: width by height.
  private static let aspect = (width: 5, height: 4)
  /// Of a leaf, in pixels: two lines of its label fit.
  private static let leafHeight = 38
  /// All leaves are as wide as the one with the longest label, unless that is longer than this, in pixels.
  private static let widestLabel = 120
  /// Around a label, on each side, in pixels.
  private static let margin = 8
  /// A history is a circle of this size, in pixels, in the header of the state around it.
  static let historySize = 20
  static let historyGap = 6
  /// How many widths are tried for one state. More make no picture better that was looked at.
  private static let widths = 14

  let checked: CheckedChart
  let labels: [LabelText]
  /// Of every leaf that a very long word does not make wider, in pixels.
  private let leafWidth: Int
  /// By state, from narrow and high to wide and low.
  private(set) var shapes: [[LayoutShape]]

  var states: [ChartState] { checked.chart.states }

  init(_ checked: CheckedChart) {
    self.checked = checked
    let states = checked.chart.states
    let labels = states.map(Self.label)
    self.labels = labels
    leafWidth =
      2 * Self.margin + min(Self.widestLabel, checked.leaves(below: 0).map { labels[$0].width }.max() ?? 0)
    shapes = Array(repeating: [], count: states.count)
    // Children stand after their parents.
    for state in states.indices.reversed() { shapes[state] = shapes(of: state) }
  }

  private static func label(of state: ChartState) -> LabelText {
    switch state.kind {
    case .deepHistory: LabelText(line: "H*")
    case .shallowHistory: LabelText(line: "H")
    case .atomic, .final: LabelText(state.id, wrappedAt: LabelText.lineWidth)
    case .compound, .parallel: LabelText(state.id, wrappedAt: nil)
    }
  }

  /// Of the shapes that fit on a page the one whose sides are nearest to what is pleasant; otherwise the narrowest.
  var bestShape: LayoutShape {
    func size(_ shape: LayoutShape) -> Int {
      max(shape.width * Self.aspect.height, shape.height * Self.aspect.width)
    }
    let fitting = shapes[0].filter { $0.width + RowPacking.gap <= Self.pageWidth }
    return fitting.min { size($0) < size($1) } ?? shapes[0][0]
  }

  private func shapes(of state: Int) -> [LayoutShape] {
    switch states[state].kind {
    case .deepHistory, .shallowHistory: return []
    case .atomic, .final:
      let label = labels[state]
      return [
        LayoutShape(
          width: max(leafWidth, label.width + 2 * Self.margin),
          height: max(
            Self.leafHeight, label.lines.count * ChartPicture.lineHeight + ChartPicture.fontSize),
          rows: [])
      ]
    case .compound, .parallel: break
    }
    let children = checked.children(of: state)
    let packing = RowPacking(choices: children.map { shapes[$0] })
    let narrowest = packing.choices.map { $0[0].width }.max() ?? 0
    let found = (0..<Self.widths).map { step in
      let limit = narrowest + step * (leafWidth + RowPacking.gap)
      return shape(of: state, children, packing, within: limit)
    }
    // Those that no other is both narrower and lower than.
    let sorted = found.sorted { ($0.width, $0.height) < ($1.width, $1.height) }
    return sorted.reduce(into: []) { kept, shape in
      if kept.last.map({ shape.height < $0.height }) ?? true { kept.append(shape) }
    }
  }

  private func shape(
    of state: Int, _ children: [Int], _ packing: RowPacking, within limit: Int
  ) -> LayoutShape {
    var next = 0
    let rows = packing.rows(within: limit).map { sizes in
      sizes.map { size in
        defer { next += 1 }
        return LayoutShape.Part(state: children[next], shape: size)
      }
    }
    let inner = rows.map(width).max() ?? 0
    let heights = rows.map(height).reduce((rows.count - 1) * RowPacking.gap, +)
    guard state > 0 else { return LayoutShape(width: inner, height: heights, rows: rows) }
    return LayoutShape(
      width: max(inner, headerWidth(of: state)) + 2 * ChartPicture.padding,
      height: ChartPicture.headerHeight + heights + ChartPicture.padding, rows: rows)
  }

  func width(of row: [LayoutShape.Part]) -> Int {
    row.reduce((row.count - 1) * RowPacking.gap) { $0 + shapes[$1.state][$1.shape].width }
  }

  func height(of row: [LayoutShape.Part]) -> Int {
    row.map { shapes[$0.state][$0.shape].height }.max() ?? 0
  }

  func histories(of state: Int) -> [Int] {
    checked.childrenWithHistories(of: state).filter { states[$0].kind.isHistory }
  }

  /// Of the name of a state with states inside, and of its histories.
  private func headerWidth(of state: Int) -> Int {
    labels[state].width + histories(of: state).count * (Self.historySize + Self.historyGap)
  }
}
