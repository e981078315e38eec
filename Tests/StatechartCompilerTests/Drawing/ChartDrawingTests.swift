import StatechartCompiler
import Testing

struct ChartDrawingTests {
  private func draw(_ form: ChartDrawing) throws -> String {
    form.draw(try checkChart(SampleChart.bytes, file: "parcel.scxml"))
  }

  @Test("Each drawing is the same each time and ends with a line end", arguments: ChartDrawing.allCases)
  func deterministic(form: ChartDrawing) throws {
    let first = try draw(form)
    #expect(try first == draw(form))
    #expect(first.hasSuffix("\n") && !first.hasSuffix("\n\n"))
  }

  @Test("Mermaid shows boxes, states, histories and arrows from anywhere in a box")
  func mermaid() throws {
    let text = try draw(.mermaid)
    for line in [
      "      subgraph s_open [\"open\"]", "        s_open_any((\" \"))", "        s_wherePacked((\"H*\"))",
      "        s_packing[\"packing\"]", "      s_done([\"done\"])",
      "  s_open_any -->|\"staff.hold\"| s_held",
      "  s_packing -->|\"staff.approve [isPaid and not isFragile]<br/>staff.approve [isPaid]\"| s_packed",
      "  s_onTime -->|\"overdue<br/>patient.asks [in late]\"| s_tooLate",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.count { $0.hasPrefix("subgraph ") } == lines.count { $0 == "end" })
  }

  @Test("Graphviz gets clusters and the ids of the states")
  func dot() throws {
    let text = try draw(.dot)
    for line in [
      "digraph \"parcel\" {", "      subgraph \"cluster_open\" {",
      "        \"packing\" [id=\"state-packing\"];",
      "  \"open.any\" -> \"held\" [label=\"staff.hold\"];",
      "  \"held\" -> \"wherePacked\" [label=\"staff.resume\"];",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
    #expect(text.count { $0 == "{" } == text.count { $0 == "}" })
  }

  @Test("The map is an image with its style in it")
  func svg() throws {
    let root = try readXML(Array(try draw(.svg).utf8))
    #expect(root.attributes.contains { $0.name.local == "role" && $0.value == "img" })
    #expect(root.children.map(\.name.local).prefix(3) == ["title", "desc", "style"])
    #expect(root.children[1].text?.value == "A map of 9 states.")
    #expect(root.children[2].text?.value.contains(".leaf.now>.box{") == true)
  }

  @Test("The tables say who acts, what happens, who may send it and how long clocks run")
  func table() throws {
    let text = try draw(.table)
    for line in [
      "| *in `open`* |  |  | `staff.hold` → `held` |  |",
      "| `held` | waiting | lead | `staff.resume` → `wherePacked`<br>ignores `staff.hold` |  |",
      "| `packed` | waiting | staff | `staff.send` → `onTheWay`; says *sent* |  |",
      "| `staff.send` | staff, lead | `Shipment` |", "| `clock.settled` | timer |  |",
      "| `packingDue` | `packing` | *packing* | business-hours | packingSince | yes | `clock.packingDue` |",
      "| `settled` | `delivered` | 30 d | elapsed | entry |  | `clock.settled` |",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }
}
