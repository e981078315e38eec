/// A chart as boxes inside boxes: geometry alone, made by the compiler and kept as plain data in the generated types.
///
/// `svg(way:)` writes it, with the way of one instance drawn in.
package struct ChartPicture: Sendable, Equatable {
  /// The size of the writing, in pixels.
  package static let fontSize = 12
  /// From one line of a label to the next, in pixels.
  package static let lineHeight = 14
  /// The strip at the top of a state with states inside, in pixels: its name, and its histories at the right.
  package static let headerHeight = 28
  /// From the edge of a state with states inside to its name, in pixels.
  package static let padding = 12

  /// The chart's name.
  package let name: String
  /// In pixels at scale 1, like `height`.
  package let width: Int
  package let height: Int
  /// One for each state of the chart, in document order: what is around stands before what is inside.
  package let boxes: [PictureBox]

  package init(name: String, width: Int, height: Int, boxes: [PictureBox]) {
    self.name = name
    self.width = width
    self.height = height
    self.boxes = boxes
  }

  /// Positions in `boxes` of the state and of everything around it, from the inside out.
  func path(from position: Int) -> [Int] {
    var path = [position]
    // The document, state 0, has no box, so each state stands one place before its index.
    while case let parent = boxes[path[path.count - 1]].parent, parent > 0 { path.append(parent - 1) }
    return path
  }

  /// The part of the chart in which it moves on its own: the nearest state around it, or itself, whose parent is a
  /// parallel. Nil where there is none: the whole chart moves as one.
  func region(of position: Int) -> Int? {
    let path = path(from: position)
    return zip(path, path.dropFirst()).first { boxes[$1].kind == .parallel }?.0
  }
}
