extension ChartPicture {
  /// The picture as an SVG element, to be put into a page or to be a file of its own.
  ///
  /// Nothing in it is a script or a style: what it looks like is said by classes, and `styleSheet` is one way to say
  /// it. Without any it is drawn in outline, in the colour of the text around it. The same picture and the same way
  /// give the same text.
  ///
  /// - `state` with `group`, `leaf`, `final` or `history`: a `g` with the id `state-ID`, with `been` where it stood
  ///   at some time and `now` where it stands; inside are the `box` and its `label`.
  /// - `way`: an arrow from one stand to the next, with `last` for the latest of its region.
  /// - `count`: a `g` on a leaf with the numbers of its stands, counted by region from 1.
  /// - Parameter style: rules for a file of its own; empty: none, as a page with a strict policy needs it.
  package func svg(way: ChartWay = .none, style: String = "") -> String {
    let tracks = tracks(of: way)
    let marks = marks(of: way, tracks)
    var svg = SVGText()
    let frame = "0 0 \(width) \(height)"
    svg.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "chart", "role": "img",
        "aria-labelledby": "chart-title", "aria-describedby": "chart-desc", "width": "\(width)",
        "height": "\(height)", "viewBox": frame, "font-family": "system-ui, sans-serif",
        "font-size": "\(Self.fontSize)", "fill": "none", "stroke": "currentColor",
      ]
    ) { svg in
      svg.element("title", ["id": "chart-title"], name)
      svg.element("desc", ["id": "chart-desc"], words(of: tracks))
      if !style.isEmpty { svg.element("style", [:], style) }
      svg.endLine()
      for position in boxes.indices where !boxes[position].isLeaf { write(position, marks, to: &svg) }
      writeArrows(of: tracks, to: &svg)
      for position in boxes.indices where boxes[position].isLeaf { write(position, marks, to: &svg) }
      for track in tracks { writeCounts(of: track, to: &svg) }
    }
    svg.endLine()
    return svg.text
  }

  /// By position of the box: `been`, `now`, or nothing.
  private func marks(of way: ChartWay, _ tracks: [WayTrack]) -> [String] {
    var marks = Array(repeating: "", count: boxes.count)
    for stand in tracks.flatMap(\.stands) {
      for position in path(from: stand) { marks[position] = " been" }
    }
    for position in boxes.indices where boxes[position].isLeaf && way.now.contains(boxes[position].id) {
      for around in path(from: position) { marks[around] = " been now" }
    }
    return marks
  }

  private func write(_ position: Int, _ marks: [String], to svg: inout SVGText) {
    let box = boxes[position]
    let frame = box.frame
    let kind =
      switch box.kind {
      case .compound, .parallel: "group"
      case .atomic: "leaf"
      case .final: "leaf final"
      case .deepHistory, .shallowHistory: "history"
      }
    svg.element("g", ["id": "state-\(box.id)", "class": "state \(kind)\(marks[position])"]) { svg in
      svg.element("title", [:], box.id)
      svg.empty(
        "rect",
        [
          "class": "box", "x": "\(frame.x)", "y": "\(frame.y)", "width": "\(frame.width)",
          "height": "\(frame.height)", "rx": box.isHistory ? "\(frame.height / 2)" : "6",
        ])
      writeLabel(of: box, to: &svg)
    }
    svg.endLine()
  }

  private func writeLabel(of box: PictureBox, to svg: inout SVGText) {
    let isGroup = !box.isLeaf && !box.isHistory
    let x = isGroup ? box.frame.x + Self.padding : box.frame.x + box.frame.width / 2
    // A third of the size is half the height of a letter: it puts the line's middle where the baseline was.
    let middle =
      isGroup ? box.frame.y + Self.headerHeight / 2 : box.frame.y + box.frame.height / 2
    let first = middle + Self.fontSize / 3 - (box.label.count - 1) * Self.lineHeight / 2
    for (number, line) in box.label.enumerated() {
      svg.element(
        "text",
        [
          "class": "label", "x": "\(x)", "y": "\(first + number * Self.lineHeight)",
          "text-anchor": isGroup ? "start" : "middle", "fill": "currentColor", "stroke": "none",
        ], line)
    }
  }
}
