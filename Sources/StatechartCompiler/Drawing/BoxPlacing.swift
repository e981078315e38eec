import Statecharts

/// Gives each state its place, from the outside in.
struct BoxPlacing {
  private let layout: ChartLayout
  /// By state, the document first; nil: not placed yet.
  private(set) var boxes: [PictureBox?]

  init(_ layout: ChartLayout) {
    self.layout = layout
    boxes = Array(repeating: nil, count: layout.states.count)
  }

  /// Puts a state into a frame that is at least as large as its shape. What is over goes to the states with states
  /// inside, so that rows end together.
  mutating func place(_ state: Int, as shape: LayoutShape, _ frame: PictureFrame) {
    box(state, frame)
    guard !shape.rows.isEmpty else { return }
    placeHistories(of: state, frame)
    let padding = state > 0 ? ChartPicture.padding : 0
    let inner = frame.width - 2 * padding
    let leafGrowth =
      shape.rows.filter { !hasGroups($0) }.map { (inner - layout.width(of: $0)) / $0.count }.min() ?? 0
    var higher = LengthShare(of: frame.height - shape.height, among: shape.rows.count { hasGroups($0) })
    var y = frame.y + (state > 0 ? ChartPicture.headerHeight : 0)
    for row in shape.rows {
      let rowHeight = layout.height(of: row) + (hasGroups(row) ? higher.next() : 0)
      var wider = LengthShare(of: inner - layout.width(of: row), among: row.count { isGroup($0.state) })
      var x = frame.x + padding
      for part in row {
        let size = layout.shapes[part.state][part.shape]
        let isGroup = isGroup(part.state)
        let growth = isGroup ? wider.next() : hasGroups(row) ? 0 : leafGrowth
        let placed = PictureFrame(
          x: x, y: y, width: size.width + growth, height: isGroup ? rowHeight : size.height)
        place(part.state, as: size, placed)
        x = placed.maxX + RowPacking.gap
      }
      y += rowHeight + RowPacking.gap
    }
  }

  private func hasGroups(_ row: [LayoutShape.Part]) -> Bool { row.contains { isGroup($0.state) } }

  private func isGroup(_ state: Int) -> Bool { !layout.shapes[state][0].rows.isEmpty }

  /// From the right end of the header to the left.
  private mutating func placeHistories(of state: Int, _ frame: PictureFrame) {
    var right = frame.maxX - ChartPicture.padding
    for history in layout.histories(of: state).reversed() {
      right -= ChartLayout.historySize
      let y = frame.y + (ChartPicture.headerHeight - ChartLayout.historySize) / 2
      box(
        history, PictureFrame(x: right, y: y, width: ChartLayout.historySize, height: ChartLayout.historySize)
      )
      right -= ChartLayout.historyGap
    }
  }

  private mutating func box(_ state: Int, _ frame: PictureFrame) {
    boxes[state] = PictureBox(
      state: state, parent: layout.states[state].parent, kind: layout.states[state].kind,
      id: layout.states[state].id,
      label: layout.labels[state].lines, x: frame.x, y: frame.y, width: frame.width, height: frame.height)
  }
}
