/// A point in a `ChartPicture`, in pixels at scale 1.
struct PicturePoint: Equatable {
  var x: Int
  var y: Int

  /// The point `length` further, straight on.
  func moved(_ side: PictureSide, by length: Int) -> PicturePoint {
    PicturePoint(x: x + side.x * length, y: y + side.y * length)
  }

  /// Along the axes.
  func distance(to other: PicturePoint) -> Int { abs(x - other.x) + abs(y - other.y) }
}
