import SeededRandom
import StatechartCompiler
import Statecharts
import Testing

@Suite("The way of one instance in the map")
struct ChartWayTests {
  private static let rows: [(from: [String], to: [String])] = [
    ([], ["packing", "onTime"]), (["packing", "onTime"], ["late", "tooLate"]),
    (["late", "tooLate"], ["packed", "tooLate"]), (["packed", "tooLate"], ["held", "tooLate"]),
    (["held", "tooLate"], ["packed", "tooLate"]), (["packed", "tooLate"], ["onTheWay", "tooLate"]),
  ]

  private func draw(_ way: ChartWay, _ bytes: [UInt8] = SampleChart.bytes) throws -> XMLElement {
    try readXML(Array(checkChart(bytes, file: "x").picture.svg(way: way).utf8))
  }

  @Test("The picture is a named image without script and style")
  func form() throws {
    let svg = try draw(ChartWay(rows: Self.rows))
    #expect(svg.name.namespace == "http://www.w3.org/2000/svg" && svg.name.local == "svg")
    #expect(
      svg["role"] == "img" && svg["aria-labelledby"] == "chart-title"
        && svg["aria-describedby"] == "chart-desc")
    #expect(svg.children[0].text?.value == "parcel" && svg.children[0]["id"] == "chart-title")
    for element in svg.all {
      #expect(!["script", "style", "foreignObject", "image", "a"].contains(element.name.local))
      #expect(element["style"] == nil)
      #expect(!element.attributes.contains { $0.name.local.hasPrefix("on") || $0.name.local == "href" })
    }
  }

  @Test("Each state is a group with its id, its title, its box and its name")
  func states() throws {
    let svg = try draw(.none)
    let states = svg.all.filter { $0["class"]?.hasPrefix("state ") ?? false }
    let ids = try checkChart(SampleChart.bytes, file: "x").chart.states.dropFirst().map(\.id)
    #expect(
      Set(states.compactMap { $0["id"] }) == Set(ids.map { "state-\($0)" }) && states.count == ids.count)
    #expect(states.allSatisfy { "state-\($0.children[0].text?.value ?? "")" == $0["id"] })
    #expect(states.allSatisfy { $0.children.map(\.name.local).prefix(3) == ["title", "rect", "text"] })
    #expect(svg["class", of: "packing"] == "state leaf")
    #expect(svg["class", of: "open"] == "state group")
    #expect(svg["class", of: "wherePacked"] == "state history")
    #expect(svg["class", of: "done"] == "state leaf final")
    #expect(!svg.all.contains { $0["class"] == "way" || $0["class"] == "count" })
  }

  @Test("States in which it stood are marked, and those in which it stands, with what is around them")
  func marks() throws {
    let svg = try draw(ChartWay(rows: Self.rows))
    let now = ["onTheWay", "progress", "life", "tooLate", "pace"]
    let been = ["packing", "late", "packed", "held", "open", "onTime"]
    for id in now { #expect(svg["class", of: id]?.hasSuffix(" been now") == true, "\(id)") }
    for id in been { #expect(svg["class", of: id]?.hasSuffix(" been") == true, "\(id)") }
    for id in ["delivered", "done", "wherePacked"] {
      #expect(svg["class", of: id]?.contains("been") == false, "\(id)")
    }
  }

  @Test("Steps are arrows by region, the numbers of the stands are on the boxes")
  func arrows() throws {
    let svg = try draw(ChartWay(rows: Self.rows))
    // packing → late → packed ⇄ held, packed → onTheWay; onTime → tooLate.
    #expect(svg.all.count { $0["class"]?.hasPrefix("way") ?? false } == 6)
    #expect(svg.all.count { $0["class"] == "way last" } == 2)
    let counts = svg.all.filter { $0["class"] == "count" }.compactMap { $0.children[1].text?.value }
    #expect(counts.sorted() == ["1", "1", "2", "2", "3 · 5", "4", "6"])
    #expect(
      svg.children[1].text?.value
        == "progress: packing, then late, then packed, then held, then packed; now on the way. "
        + "pace: on time; now too late.")
  }

  @Test("A step may stand in rows of its own and where it stands now beside them")
  func gaps() throws {
    let way = ChartWay(
      rows: [(["packing"], ["packed"]), (["held"], ["onTheWay"])], now: ["delivered", "onTime"])
    let svg = try draw(way)
    #expect(
      svg.all.count { $0["class"]?.hasPrefix("way") ?? false } == 2, "what nobody wrote down is no arrow")
    #expect(svg["class", of: "delivered"] == "state leaf been now")
    #expect(svg["class", of: "onTheWay"] == "state leaf been")
    #expect(svg["class", of: "onTime"] == "state leaf been now")
  }

  @Test("Ids that the chart does not have, and such as are no place to stand in, are passed over")
  func unknown() throws {
    let rows: [(from: [String], to: [String])] = [
      (["<gone>", "open"], ["packing", "packing", "life", "wherePacked"]), (["packing"], ["\"&'"]),
      (["nowhere"], ["late"]),
    ]
    let svg = try draw(ChartWay(rows: rows, now: ["lost", "late"]))
    #expect(svg.all.count { $0["class"]?.hasPrefix("way") ?? false } == 0)
    #expect(svg["class", of: "late"] == "state leaf been now")
    #expect(try draw(ChartWay(rows: [([], []), (["a"], ["b"])])) == draw(.none))
  }

  @Test("What a picture holds is written as text, whatever it is")
  func escaped() throws {
    let words = "<b> & \"q\" '"
    let box = PictureBox(
      state: 1, parent: 0, kind: .atomic, id: words, label: [words], x: 0, y: 0, width: 50, height: 20)
    let picture = ChartPicture(name: words + "\u{1}", width: 50, height: 20, boxes: [box])
    let svg = try readXML(Array(picture.svg(way: ChartWay(rows: [([], [words])])).utf8))
    #expect(svg.children[0].text?.value == words + "\u{FFFD}")
    #expect(svg.children[1].text?.value == "\(words)\u{FFFD}: now \(words).")
    #expect(svg["class", of: words] == "state leaf been now")
    #expect(svg.all.first { $0["class"] == "label" }?.text?.value == words)
    #expect(
      !ChartPicture(name: "", width: 0, height: 0, boxes: []).svg(way: ChartWay(rows: Self.rows)).isEmpty)
  }

  @Test("Of a long way the last steps are drawn, and all of it is marked")
  func long() throws {
    let stands = ["packing"] + (0..<5000).map { $0 % 2 == 0 ? "held" : "packed" } + ["onTheWay", "delivered"]
    let rows = zip(stands, stands.dropFirst()).map { (from: [$0], to: [$1]) }
    let svg = try draw(ChartWay(rows: rows))
    #expect(svg["class", of: "packing"] == "state leaf been")
    #expect(svg.all.count { $0["class"]?.hasPrefix("way") ?? false } == 4)
    let told = svg.children[1].text?.value ?? ""
    #expect(told.hasPrefix("progress: 4962 others, then ") && told.hasSuffix("now delivered."))
    #expect(told.utf8.count < 1000)
    #expect(svg.all.contains { $0["class"] == "count" && $0.children[1].text?.value == "2 … 5000" })
  }

  @Test("Arrows run between the boxes and not over them", arguments: 0..<UInt64(20))
  func routes(seed: UInt64) throws {
    let bytes = RandomChartText.make(seed: seed)
    let picture = try checkChart(bytes, file: "x").picture
    var random = SplitMix64(seed: seed)
    let leaves = picture.boxes.filter(\.isLeaf)
    let stands = (0..<12).compactMap { _ in leaves.randomElement(using: &random)?.id }
    let rows = zip(stands, stands.dropFirst()).map { (from: [$0], to: [$1]) }
    let svg = try draw(ChartWay(rows: rows), bytes)
    #expect(picture.svg(way: ChartWay(rows: rows)) == picture.svg(way: ChartWay(rows: rows)))
    for arrow in svg.all where arrow["class"]?.hasPrefix("way") ?? false {
      let corners = Self.corners(of: arrow["d"] ?? "")
      #expect(corners.count > 1)
      for (one, other) in zip(corners, corners.dropFirst()) {
        let run = PictureFrame(
          x: min(one.x, other.x), y: min(one.y, other.y), width: abs(one.x - other.x),
          height: abs(one.y - other.y))
        #expect(run.width == 0 || run.height == 0, "arrows keep to the axes")
        for leaf in leaves { #expect(!leaf.frame.overlaps(run), "\(leaf.id)") }
      }
    }
  }

  /// Of `M1,2L1,9Q1,15 7,15L20,15`: where it begins, bends and ends.
  private static func corners(of path: String) -> [(x: Int, y: Int)] {
    path.split { "ML".contains($0) }.flatMap { part in
      part.split(separator: "Q").enumerated().compactMap { index, points in
        // Of a corner's two points the first is the corner itself.
        let numbers = points.split { ", ".contains($0) }.compactMap { Int($0) }
        return index == 0 && numbers.count == 2 || index == 1 ? (x: numbers[0], y: numbers[1]) : nil
      }
    }
  }
}

extension XMLElement {
  fileprivate var all: [XMLElement] { [self] + children.flatMap(\.all) }

  fileprivate subscript(name: String) -> String? {
    attributes.first { $0.name.local == name }?.value
  }

  /// An attribute of the group of a state.
  fileprivate subscript(name: String, of state: String) -> String? {
    all.first { $0["id"] == "state-\(state)" }?[name]
  }
}
