import Statecharts

extension HTML {
  /// A chart with the way that one instance has gone. The picture escapes what it writes; it has neither script nor
  /// style, so the page's policy holds for it.
  mutating func picture(_ picture: ChartPicture, way: ChartWay) {
    append(picture.svg(way: way))
  }
}
