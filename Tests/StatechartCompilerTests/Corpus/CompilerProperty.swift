import StatechartCompiler
import Statecharts

/// What holds for any bytes that are said to be a chart: they are refused with a place, or they become a chart that
/// can be written, drawn and lived in.
enum CompilerProperty {
  /// What did not hold.
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: `Broken`.
  static func hold(for bytes: [UInt8]) throws(Broken) {
    try holdInConformance(bytes)
    let checked: CheckedChart
    do {
      checked = try checkChart(bytes, file: "a.scxml")
    } catch {
      return try hold(error, bytes)
    }
    try holdInDrawings(checked)
    try holdInSteps(checked.chart)
  }

  /// The dialect of the conformance suite, which has no checks behind it.
  private static func holdInConformance(_ bytes: [UInt8]) throws(Broken) {
    let model: ChartModel
    do {
      model = try parseChart(bytes, file: "a.scxml", mode: .conformance)
    } catch {
      return try hold(error, bytes)
    }
    do {
      _ = try lower(model, version: model.version)
    } catch {
      try require(error.position.line > 0 && !error.message.isEmpty, "lowered to nowhere: \(error)")
    }
  }

  private static func hold(_ problems: ChartProblems, _ bytes: [UInt8]) throws(Broken) {
    try require(
      (1...ChartProblems.limit).contains(problems.problems.count), "\(problems.problems.count) problems")
    for problem in problems.problems {
      let place = "a.scxml:\(problem.position.line):\(problem.position.column): error: "
      try require(
        problem.description.hasPrefix(place) && problem.description.count > place.count, "\(problem)")
      // A line ends with one byte or two, and what is wrong at the end stands after the last byte.
      try require((1...(bytes.count + 1)).contains(problem.position.line), "there is no line for \(problem)")
      try require(
        (1...(bytes.count + 1)).contains(problem.position.column), "there is no column for \(problem)")
    }
  }

  private static func holdInDrawings(_ checked: CheckedChart) throws(Broken) {
    let source = generateSwift(checked, source: "a.scxml")
    try require(source == generateSwift(checked, source: "a.scxml"), "two sources")
    try require(source.contains("version: \"\(checked.model.version)\""), "a source of another version")
    for form in ChartDrawing.allCases {
      let drawing = form.draw(checked)
      try require(drawing == form.draw(checked) && drawing.hasSuffix("\n"), "two drawings as \(form)")
    }
    let picture = checked.picture
    try require(picture.boxes.count == checked.chart.states.count - 1, "states without a box")
    let page = PictureFrame(x: 0, y: 0, width: picture.width, height: picture.height)
    for box in picture.boxes {
      let around = box.parent == 0 ? page : picture.boxes[box.parent - 1].frame
      try require(around.contains(box.frame), "\(box.id) is outside")
      for other in picture.boxes where other.parent == box.parent && other.state > box.state {
        try require(!box.frame.overlaps(other.frame), "\(box.id) lies on \(other.id)")
      }
    }
    let leaves = picture.boxes.filter(\.isLeaf).map(\.id)
    let way = ChartWay(rows: zip(leaves, leaves.dropFirst()).map { ([$0], [$1]) })
    do {
      _ = try readXML(Array(picture.svg(way: way).utf8))
    } catch  where error.code != .limit {
      throw Broken(description: "the picture is no XML: \(error)")
    } catch {
      // A long id makes long paths and names, and the reader's limits are those of charts.
      return
    }
  }

  /// From the start and from each place that one event leads to, whatever the guards say.
  private static func holdInSteps(_ chart: Chart) throws(Broken) {
    var log = StepLog()
    for answers in [false, true] {
      let guards = Answers(isTrue: answers)
      let start = chart.start(guards: guards, into: &log)
      try require(!log.isEndless, "starts for ever")
      try holdAsStored(start, in: chart)
      for event in chart.events.indices {
        var configuration = start
        for then in [event, 0] {
          let outcome = chart.step(&configuration, event: then, guards: guards, into: &log)
          try require(outcome != .endless, "goes on for ever on \(chart.events[then])")
          try holdAsStored(configuration, in: chart)
        }
      }
    }
  }

  private static func holdAsStored(_ configuration: Configuration, in chart: Chart) throws(Broken) {
    do {
      let stored = try Configuration(
        chart: chart, stateIDs: configuration.stateIDs(in: chart),
        historyIDs: configuration.historyIDs(in: chart))
      try require(stored == configuration, "stored as something else")
    } catch let error as ConfigurationError {
      throw Broken(description: "stands where it cannot: \(error)")
    } catch {
      throw Broken(description: "\(error)")
    }
  }

  private static func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws(Broken) {
    if !holds { throw Broken(description: otherwise()) }
  }

  private struct Answers: GuardSource {
    let isTrue: Bool

    func answer(_ guardIndex: Int) -> Bool { isTrue }
  }
}
