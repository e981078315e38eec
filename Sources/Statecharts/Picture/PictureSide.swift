/// A side of a box, and the direction in which one leaves the box there.
enum PictureSide: Int, CaseIterable {
  case right, bottom, left, top

  var x: Int { self == .right ? 1 : self == .left ? -1 : 0 }
  var y: Int { self == .bottom ? 1 : self == .top ? -1 : 0 }

  var opposite: PictureSide {
    switch self {
    case .right: .left
    case .bottom: .top
    case .left: .right
    case .top: .bottom
    }
  }
}
