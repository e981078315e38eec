/// The lanes between the boxes of a picture, on which arrows run without crossing what is written.
struct WayGrid {
  /// From a box to the lane beside it, in pixels: half the room in a state's edge, a third of the room between boxes.
  static let clearance = 7
  /// Lanes that lie nearer to something else than this are closed there, in pixels.
  private static let nearest = 4

  /// Where the lanes are, ascending.
  let columns: [Int]
  let rows: [Int]
  /// By node: whether one may go to the next node to the right, and to the next below.
  private var isOpenToRight: [Bool]
  private var isOpenToBottom: [Bool]
  /// By node: how many arrows go that way.
  private var arrowsToRight: [Int]
  private var arrowsToBottom: [Int]
  /// How many arrows begin or end on a side of a box, by the node outside it and by direction.
  private var arrowsAtGates: [Int: Int] = [:]

  /// - Parameters:
  ///   - frames: beside each side of them is a lane.
  ///   - ends: what arrows begin and end at; through the middle of each goes a lane too.
  ///   - obstacles: what no arrow may cross.
  ///   - borders: what arrows may cross, but not run along.
  init(
    beside frames: [PictureFrame], ends: [PictureFrame], past obstacles: [PictureFrame],
    along borders: [PictureFrame]
  ) {
    let around = frames.map { $0.grown(by: Self.clearance) }
    columns = Set(around.flatMap { [$0.x, $0.maxX] } + ends.map(\.centre.x)).sorted()
    rows = Set(around.flatMap { [$0.y, $0.maxY] } + ends.map(\.centre.y)).sorted()
    let count = columns.count * rows.count
    isOpenToRight = Array(repeating: true, count: count)
    isOpenToBottom = isOpenToRight
    arrowsToRight = Array(repeating: 0, count: count)
    arrowsToBottom = arrowsToRight
    for obstacle in obstacles {
      closeRows(in: obstacle)
      closeColumns(in: obstacle)
    }
    for border in borders {
      let near = Self.nearest
      for x in [border.x, border.maxX] {
        closeColumns(in: PictureFrame(x: x - near, y: border.y, width: 2 * near, height: border.height))
      }
      for y in [border.y, border.maxY] {
        closeRows(in: PictureFrame(x: border.x, y: y - near, width: border.width, height: 2 * near))
      }
    }
  }

  var nodeCount: Int { columns.count * rows.count }

  func point(of node: Int) -> PicturePoint {
    PicturePoint(x: columns[node % columns.count], y: rows[node / columns.count])
  }

  /// Nil where no two lanes meet.
  func node(at point: PicturePoint) -> Int? {
    guard let column = columns.firstIndex(of: point.x), let row = rows.firstIndex(of: point.y) else {
      return nil
    }
    return row * columns.count + column
  }

  /// The next node in a direction, and how many arrows go there already; nil: something is in the way.
  func step(from node: Int, _ side: PictureSide) -> (node: Int, arrows: Int)? {
    switch side {
    case .right:
      guard node % columns.count + 1 < columns.count, isOpenToRight[node] else { return nil }
      return (node + 1, arrowsToRight[node])
    case .bottom:
      guard node + columns.count < nodeCount, isOpenToBottom[node] else { return nil }
      return (node + columns.count, arrowsToBottom[node])
    case .left:
      guard node % columns.count > 0, isOpenToRight[node - 1] else { return nil }
      return (node - 1, arrowsToRight[node - 1])
    case .top:
      guard node >= columns.count, isOpenToBottom[node - columns.count] else { return nil }
      return (node - columns.count, arrowsToBottom[node - columns.count])
    }
  }

  /// How many arrows begin or end on this side of a box, outside which the node is.
  func arrows(atGate node: Int, on side: PictureSide) -> Int {
    arrowsAtGates[Self.key(node, side), default: 0]
  }

  /// Notes that an arrow goes along these neighbours, from one side of a box to one of another.
  mutating func use(_ nodes: [Int], from leaving: PictureSide, to arriving: PictureSide) {
    guard let first = nodes.first, let last = nodes.last else { return }
    arrowsAtGates[Self.key(first, leaving), default: 0] += 1
    arrowsAtGates[Self.key(last, arriving), default: 0] += 1
    for (one, other) in zip(nodes, nodes.dropFirst()) {
      let first = min(one, other)
      if abs(one - other) == 1 { arrowsToRight[first] += 1 } else { arrowsToBottom[first] += 1 }
    }
  }

  private static func key(_ node: Int, _ side: PictureSide) -> Int {
    node * PictureSide.allCases.count + side.rawValue
  }

  private mutating func closeRows(in frame: PictureFrame) {
    for (row, y) in rows.enumerated() where y > frame.y && y < frame.maxY {
      for column in columns.indices.dropLast()
      where columns[column] < frame.maxX && columns[column + 1] > frame.x {
        isOpenToRight[row * columns.count + column] = false
      }
    }
  }

  private mutating func closeColumns(in frame: PictureFrame) {
    for (column, x) in columns.enumerated() where x > frame.x && x < frame.maxX {
      for row in rows.indices.dropLast() where rows[row] < frame.maxY && rows[row + 1] > frame.y {
        isOpenToBottom[row * columns.count + column] = false
      }
    }
  }
}
