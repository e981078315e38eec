import Statecharts

extension SwiftGenerator {
  /// Writes where the states lie when the chart is drawn: one line a state, every type said, so that the compiler has
  /// nothing to find out.
  mutating func writePicture() {
    let picture = checked.picture
    out.line("")
    out.line("/// The chart as boxes inside boxes.")
    out.line("package static let picture: ChartPicture = ChartPicture(")
    out.line(
      "  name: \(literal(picture.name)), width: \(picture.width), height: \(picture.height), boxes: boxes)")
    out.line("")
    out.array("private static let boxes: [PictureBox]", picture.boxes.map(text))
  }

  private func text(_ box: PictureBox) -> String {
    let label = box.label.map(literal).joined(separator: ", ")
    let frame = box.frame
    return
      "PictureBox(state: \(box.state), parent: \(box.parent), kind: .\(box.kind), id: \(literal(box.id)), "
      + "label: [\(label)], x: \(frame.x), y: \(frame.y), width: \(frame.width), height: \(frame.height))"
  }
}
