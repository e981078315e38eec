/// Finds the cheapest ways along the lanes of a grid, by length, bends and company (A*: Hart, Nilsson, Raphael 1968).
struct WaySearch {
  /// What a bend costs, in pixels.
  private static let bend = 30
  /// What a pixel costs for each arrow that goes there already.
  private static let company = 2
  /// What it costs to begin or end at the top, in pixels: the numbers of the stands are there.
  private static let top = 24
  /// What it costs to begin or end on a side, in pixels for each arrow that does so already.
  private static let crowd = 50
  private static let sides = PictureSide.allCases

  private var grid: WayGrid
  /// By place, which is a node and the direction in which one came there: what it costs to be there, and from which
  /// place one came; -1: from none. They are kept from search to search, since most places are never seen.
  private var costs: [Int]
  private var origins: [Int]
  private var seen: [Int] = []

  init(_ grid: WayGrid) {
    self.grid = grid
    costs = Array(repeating: Int.max, count: grid.nodeCount * Self.sides.count)
    origins = Array(repeating: -1, count: costs.count)
  }

  /// The cheapest route, which the next ones then keep clear of; nil where no lane leads from the one to the other.
  mutating func route(from: PictureFrame, to: PictureFrame) -> WayRoute? {
    defer {
      for place in seen { (costs[place], origins[place]) = (Int.max, -1) }
      seen.removeAll(keepingCapacity: true)
    }
    guard let end = cheapestEnd(from: from, to: to) else { return nil }
    var places = [end]
    while let last = places.last, origins[last] >= 0 { places.append(origins[last]) }
    places.reverse()
    let nodes = places.map { $0 / Self.sides.count }
    let (leaving, arriving) = (side(of: places[0]), side(of: end).opposite)
    grid.use(nodes, from: leaving, to: arriving)
    return WayRoute(
      through: [from.middle(of: leaving)] + nodes.map(grid.point) + [to.middle(of: arriving)])
  }

  private mutating func cheapestEnd(from: PictureFrame, to: PictureFrame) -> Int? {
    var queue = LeastFirst()
    for side in Self.sides {
      guard let gate = grid.node(at: from.gate(of: side)) else { continue }
      let place = gate * Self.sides.count + side.rawValue
      reach(place, at: price(of: gate, side), from: -1)
      queue.insert(place, cost: estimate(place, to))
    }
    // One arrives at a gate against the direction of its side.
    let gates = Self.sides.map { grid.node(at: to.gate(of: $0)) }
    while let (expected, place) = queue.popFirst() {
      let node = place / Self.sides.count
      let heading = side(of: place)
      if gates[heading.opposite.rawValue] == node { return place }
      guard expected == estimate(place, to) else { continue }
      for side in Self.sides where side != heading.opposite {
        guard let next = grid.step(from: node, side) else { continue }
        let length = grid.point(of: node).distance(to: grid.point(of: next.node))
        var cost =
          costs[place] + length * (1 + next.arrows * Self.company) + (side == heading ? 0 : Self.bend)
        if gates[side.opposite.rawValue] == next.node { cost += price(of: next.node, side.opposite) }
        let reached = next.node * Self.sides.count + side.rawValue
        guard cost < costs[reached] else { continue }
        reach(reached, at: cost, from: place)
        queue.insert(reached, cost: estimate(reached, to))
      }
    }
    return nil
  }

  private mutating func reach(_ place: Int, at cost: Int, from origin: Int) {
    (costs[place], origins[place]) = (cost, origin)
    seen.append(place)
  }

  /// What it costs at least to arrive by way of this place.
  private func estimate(_ place: Int, _ to: PictureFrame) -> Int {
    costs[place] + grid.point(of: place / Self.sides.count).distance(to: to.centre)
  }

  private func side(of place: Int) -> PictureSide { Self.sides[place % Self.sides.count] }

  /// What it costs to begin or end there.
  private func price(of gate: Int, _ side: PictureSide) -> Int {
    (side == .top ? Self.top : 0) + grid.arrows(atGate: gate, on: side) * Self.crowd
  }
}

extension PictureFrame {
  fileprivate func middle(of side: PictureSide) -> PicturePoint {
    switch side {
    case .right: PicturePoint(x: maxX, y: centre.y)
    case .bottom: PicturePoint(x: centre.x, y: maxY)
    case .left: PicturePoint(x: x, y: centre.y)
    case .top: PicturePoint(x: centre.x, y: y)
    }
  }

  /// Where the lane beside a side meets the lane through its middle.
  fileprivate func gate(of side: PictureSide) -> PicturePoint {
    middle(of: side).moved(side, by: WayGrid.clearance)
  }
}
