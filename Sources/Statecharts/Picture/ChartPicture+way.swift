extension ChartPicture {
  /// The number on a box is as high as this, in pixels.
  private static let countHeight = 16
  /// Of one digit, in pixels, wide ones at a bold weight.
  private static let digitWidth = 8
  /// Of a letter in the name of a state with states inside, in pixels, on average.
  private static let letterWidth = 8

  /// Draws one arrow from each leaf to each other to which a step led.
  func writeArrows(of tracks: [WayTrack], to svg: inout SVGText) {
    let steps = tracks.flatMap { track in
      track.latestSteps.filter { track.isLinked[$0] }.map {
        (from: track.stands[$0 - 1], to: track.stands[$0], isLast: $0 + 1 == track.stands.count)
      }
    }
    guard !steps.isEmpty else { return }
    Self.writeHead(to: &svg)
    var search = WaySearch(
      WayGrid(
        beside: boxes.filter { !$0.isHistory }.map(\.frame),
        ends: Set(steps.flatMap { [$0.from, $0.to] }).map { boxes[$0].frame }, past: names,
        along: boxes.map(\.frame)))
    var drawn: Set<[Int]> = []
    for step in steps.reversed() where drawn.insert([step.from, step.to]).inserted {
      guard let route = search.route(from: boxes[step.from].frame, to: boxes[step.to].frame) else {
        continue
      }
      svg.empty(
        "path",
        ["class": step.isLast ? "way last" : "way", "d": route.path, "marker-end": "url(#way-head)"])
      svg.endLine()
    }
  }

  private static func writeHead(to svg: inout SVGText) {
    svg.element("defs", [:]) { svg in
      svg.element(
        "marker",
        [
          "id": "way-head", "markerUnits": "userSpaceOnUse", "markerWidth": "7", "markerHeight": "8",
          "refX": "7", "refY": "4", "orient": "auto",
        ]
      ) {
        $0.empty("path", ["class": "head", "d": "M0,0L7,4L0,8Z", "fill": "currentColor", "stroke": "none"])
      }
    }
    svg.endLine()
  }

  /// What no arrow may cross: leaves, histories, and the names of the states around them.
  private var names: [PictureFrame] {
    boxes.map { box in
      guard !box.isLeaf, !box.isHistory else { return box.frame }
      return PictureFrame(
        x: box.frame.x + Self.padding, y: box.frame.y, width: box.words.count * Self.letterWidth,
        height: Self.headerHeight - WayGrid.clearance)
    }
  }

  /// Writes on each leaf which of the stands it was: the first and the latest ones.
  func writeCounts(of track: WayTrack, to svg: inout SVGText) {
    var counts: [Int: [Int]] = [:]
    for (number, stand) in track.stands.enumerated() { counts[stand, default: []].append(number + 1) }
    for (stand, numbers) in counts.sorted(by: { $0.key < $1.key }) {
      let text =
        numbers.count > 2
        ? "\(numbers[0]) … \(numbers[numbers.count - 1])"
        : numbers.map(String.init).joined(separator: " · ")
      let frame = boxes[stand].frame
      let width = max(Self.countHeight, text.count * Self.digitWidth + Self.digitWidth)
      let x = frame.maxX - width + Self.countHeight / 2
      let y = frame.y - Self.countHeight / 2
      svg.element("g", ["class": "count"]) { svg in
        svg.empty(
          "rect",
          [
            "x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(Self.countHeight)",
            "rx": "\(Self.countHeight / 2)",
          ])
        svg.element(
          "text",
          [
            "x": "\(x + width / 2)", "y": "\(y + Self.countHeight / 2 + Self.fontSize / 3)",
            "text-anchor": "middle", "fill": "currentColor", "stroke": "none",
          ], text)
      }
      svg.endLine()
    }
  }

  /// `Progress: received, then screening; now with provider. Pace: now on time.`
  func words(of tracks: [WayTrack]) -> String {
    guard !tracks.isEmpty else { return "A map of \(boxes.count { $0.isLeaf }) states." }
    return tracks.map { track in
      let told = track.stands.suffix(ChartWay.mostSteps + 1).map { boxes[$0].words }
      let dropped = track.stands.count - told.count
      let before = (dropped > 0 ? ["\(dropped) others"] : []) + Array(told.dropLast())
      let way = before.isEmpty ? "" : before.joined(separator: ", then ") + "; "
      let name = track.region.map { boxes[$0].words } ?? name
      return "\(name): \(way)now \(told.last ?? "nowhere")."
    }.joined(separator: " ")
  }
}
