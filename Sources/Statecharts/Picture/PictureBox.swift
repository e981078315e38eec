/// Where one state lies in a `ChartPicture`.
package struct PictureBox: Sendable, Equatable {
  /// Index into `Chart.states`.
  package let state: Int
  /// The state around it, by index into `Chart.states`; 0: the document, which has no box.
  package let parent: Int
  package let kind: ChartState.Kind
  package let id: String
  /// The id in words, broken into lines that fit into the frame. Of a leaf they stand in the middle, of a state with
  /// states inside at the top left.
  package let label: [String]
  package let frame: PictureFrame

  package init(
    state: Int, parent: Int, kind: ChartState.Kind, id: String, label: [String], x: Int, y: Int, width: Int,
    height: Int
  ) {
    self.state = state
    self.parent = parent
    self.kind = kind
    self.id = id
    self.label = label
    frame = PictureFrame(x: x, y: y, width: width, height: height)
  }

  /// True for a state that can be stood in: atomic and final ones.
  package var isLeaf: Bool { kind.isLeaf }

  var isHistory: Bool { kind.isHistory }

  /// The id in words on one line.
  var words: String { label.joined(separator: " ") }
}
