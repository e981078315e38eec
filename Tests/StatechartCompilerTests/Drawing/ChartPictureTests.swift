import StatechartCompiler
import Statecharts
import Testing

@Suite("The map of a chart")
struct ChartPictureTests {
  /// Nil: the sample.
  private static let seeds: [UInt64?] = [nil] + (0..<40).map { $0 }

  private func checked(_ seed: UInt64?) throws -> CheckedChart {
    try checkChart(seed.map(RandomChartText.make) ?? SampleChart.bytes, file: "x")
  }

  @Test("Every state lies once in its parent, and beside its siblings", arguments: seeds)
  func places(seed: UInt64?) throws {
    let checked = try checked(seed)
    let picture = checked.picture
    #expect(picture.boxes.map(\.state) == Array(checked.chart.states.indices.dropFirst()))
    let page = PictureFrame(x: 0, y: 0, width: picture.width, height: picture.height)
    for box in picture.boxes {
      let state = checked.chart.states[box.state]
      #expect(box.id == state.id && box.parent == state.parent && box.kind == state.kind)
      let around = box.parent == 0 ? page : picture.boxes[box.parent - 1].frame
      #expect(around.contains(box.frame) && around != box.frame, "\(box.id)")
      for other in picture.boxes where other.parent == box.parent && other.state > box.state {
        #expect(!box.frame.overlaps(other.frame), "\(box.id) and \(other.id)")
      }
    }
  }

  @Test("A name stands in its box, and nothing else stands on it", arguments: seeds)
  func labels(seed: UInt64?) throws {
    let picture = try checked(seed).picture
    for box in picture.boxes {
      let longest = box.label.map(\.count).max() ?? 0
      // The narrowest letter is a third as wide as the writing is high, the widest a little wider than that.
      #expect(longest > 0 && longest * ChartPicture.fontSize / 3 <= box.frame.width, "\(box.id)")
      #expect(box.label.count * ChartPicture.lineHeight <= box.frame.height, "\(box.id)")
      for inner in picture.boxes where inner.parent == box.state && inner.isLeaf {
        #expect(inner.frame.y >= box.frame.y + ChartPicture.headerHeight, "\(inner.id)")
      }
    }
  }

  @Test("An id is broken into words where its letters say so")
  func words() throws {
    let text = SampleChart.text.replacing("tooLate", with: "letterSentBySMSToday2x")
    let picture = try checkChart(Array(text.utf8), file: "x").picture
    let labels = picture.boxes.map(\.label)
    #expect(labels.contains(["letter sent", "by SMS", "today2x"]), "\(labels)")
    #expect(labels.contains(["H*"]) && labels.contains(["on the way"]))
  }

  @Test("A long name makes its own box wider, and no other")
  func longName() throws {
    let name = String(repeating: "w", count: 60)
    let picture = try checkChart(Array(SampleChart.text.replacing("tooLate", with: name).utf8), file: "x")
      .picture
    let widths = picture.boxes.filter(\.isLeaf).map { ($0.id, $0.frame.width) }
    #expect(widths.filter { $0.1 > 700 }.map(\.0) == [name], "\(widths)")
  }

  @Test("A chart of a page's width is drawn within it, however many states it has")
  func width() throws {
    let ways = (0..<100).map {
      "<state id=\"n\($0)\"><transition event=\"patient.asks\" target=\"n\(($0 + 1) % 100)\"/></state>"
    }
    let bytes = SampleChart.replacing(
      "<state id=\"tooLate\">",
      with:
        "<state id=\"many\"><transition event=\"overdue\" target=\"onTime\"/>\(ways.joined())</state><state id=\"tooLate\">"
    )
    let text = String(decoding: bytes, as: UTF8.self).replacing(
      "<transition event=\"carrier.delivered\" target=\"onTime\"/>",
      with: "<transition event=\"carrier.delivered\" target=\"many\"/>")
    let picture = try checkChart(Array(text.utf8), file: "x").picture
    #expect(picture.boxes.count > 110)
    #expect(picture.width <= 1000 && picture.height < 2000, "\(picture.width) × \(picture.height)")
  }

  @Test("The same chart gives the same bytes, however it is laid out in its file")
  func deterministic() throws {
    let source = generateSwift(try checkChart(SampleChart.bytes, file: "x"), source: "x")
    let spaced = Array(SampleChart.text.replacing("\n", with: "\n\n").utf8)
    #expect(try generateSwift(checkChart(spaced, file: "y"), source: "x") == source)
    #expect(source.contains("package static let picture: ChartPicture = ChartPicture(\n"))
    let picture = try checkChart(SampleChart.bytes, file: "x").picture
    let packed = try #require(picture.boxes.first { $0.label == ["packed"] })
    let frame = packed.frame
    #expect(
      source.contains(
        "    PictureBox(state: \(packed.state), parent: \(packed.parent), kind: .atomic, id: \"packed\", label: "
          + "[\"packed\"], x: \(frame.x), y: \(frame.y), width: \(frame.width), height: \(frame.height)),\n"))
    #expect(source.split(separator: "\n").count { $0.contains(" PictureBox(state") } == picture.boxes.count)
  }
}
