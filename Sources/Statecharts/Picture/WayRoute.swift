/// The line of one arrow, along the axes.
struct WayRoute {
  /// Corners are rounded by no more, in pixels.
  private static let radius = 6

  /// Where it begins, bends and ends.
  private let corners: [PicturePoint]

  /// - Parameter points: each on one axis with the next.
  init(through points: [PicturePoint]) {
    corners = points.reduce(into: []) { corners, point in
      if corners.count > 1 {
        let (one, two) = (corners[corners.count - 2], corners[corners.count - 1])
        if one.x == two.x && two.x == point.x || one.y == two.y && two.y == point.y { corners.removeLast() }
      }
      if corners.last != point { corners.append(point) }
    }
  }

  /// `M1,2L1,9Q1,15 7,15L20,15`
  var path: String {
    guard let first = corners.first, let last = corners.last else { return "" }
    var path = "M\(first.x),\(first.y)"
    for (number, corner) in corners.enumerated().dropFirst().dropLast() {
      let (before, after) = (corners[number - 1], corners[number + 1])
      let radius = min(Self.radius, before.distance(to: corner) / 2, corner.distance(to: after) / 2)
      let (from, to) = (corner.toward(before, by: radius), corner.toward(after, by: radius))
      path += "L\(from.x),\(from.y)Q\(corner.x),\(corner.y) \(to.x),\(to.y)"
    }
    return path + "L\(last.x),\(last.y)"
  }
}

extension PicturePoint {
  /// On an axis.
  fileprivate func toward(_ other: PicturePoint, by length: Int) -> PicturePoint {
    PicturePoint(x: x + (other.x - x).signum() * length, y: y + (other.y - y).signum() * length)
  }
}
