/// A rectangle in a `ChartPicture`, in pixels at scale 1; y grows downwards.
package struct PictureFrame: Sendable, Equatable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var maxX: Int { x + width }
  package var maxY: Int { y + height }

  /// Whether `other` lies inside; edges may touch.
  package func contains(_ other: PictureFrame) -> Bool {
    x <= other.x && y <= other.y && other.maxX <= maxX && other.maxY <= maxY
  }

  /// Whether the two have any room in common; edges have none.
  package func overlaps(_ other: PictureFrame) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// With so many pixels more on each side.
  func grown(by margin: Int) -> PictureFrame {
    PictureFrame(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
  }

  var centre: PicturePoint { PicturePoint(x: x + width / 2, y: y + height / 2) }
}
