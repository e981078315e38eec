/// Puts boxes into rows, in their order, so that the rows together are as low as they can be.
struct RowPacking {
  /// Between boxes, in pixels: room for an arrow and its head.
  static let gap = 20

  /// By box: the sizes it can have, from narrow and high to wide and low.
  let choices: [[LayoutShape]]
  /// That any box can have, ascending.
  private let heights: [Int]

  init(choices: [[LayoutShape]]) {
    self.choices = choices
    heights = Set(choices.joined().map(\.height)).sorted()
  }

  /// One row of boxes: which of its sizes each has.
  private struct Row {
    let sizes: [Int]
    let height: Int
  }

  /// - Parameter limit: how wide a row may be, in pixels; a box that is wider by itself has a row of its own.
  /// - Returns: for each row and box in it which of its sizes it has.
  func rows(within limit: Int) -> [[Int]] {
    // From the end: the best rows for what follows each box. Of equals the first row is as long as can be.
    var best: [(height: Int, row: Row?)] = Array(repeating: (0, nil), count: choices.count + 1)
    for first in choices.indices.reversed() {
      for end in (first + 1)...choices.count {
        guard let row = row(from: first, to: end, within: limit) else { break }
        let height = row.height + (end < choices.count ? Self.gap : 0) + best[end].height
        if best[first].row == nil || height <= best[first].height { best[first] = (height, row) }
      }
    }
    var rows: [[Int]] = []
    var next = 0
    while let row = best[next].row {
      rows.append(row.sizes)
      next += row.sizes.count
    }
    return rows
  }

  /// The lowest row of these boxes; nil where none is narrow enough.
  private func row(from first: Int, to end: Int, within limit: Int) -> Row? {
    let boxes = choices[first..<end]
    for height in heights {
      // The narrowest that is no higher.
      let sizes = boxes.map { $0.firstIndex { $0.height <= height } }
      let known = sizes.compactMap(\.self)
      guard known.count == boxes.count else { continue }
      let width = zip(boxes, known).reduce((boxes.count - 1) * Self.gap) { $0 + $1.0[$1.1].width }
      if width <= limit { return Row(sizes: known, height: height) }
    }
    guard boxes.count == 1 else { return nil }
    return Row(sizes: [0], height: choices[first][0].height)
  }
}
