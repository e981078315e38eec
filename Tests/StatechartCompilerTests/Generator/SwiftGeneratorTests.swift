import StatechartCompiler
import Testing

struct SwiftGeneratorTests {
  private func generate(_ bytes: [UInt8] = SampleChart.bytes) throws -> String {
    generateSwift(try checkChart(bytes, file: "charts/parcel.scxml"), source: "parcel.scxml")
  }

  @Test("The same chart gives the same source, however it is laid out")
  func deterministic() throws {
    let source = try generate()
    #expect(try source == generate())
    #expect(
      try source
        == generate(
          SampleChart.replacing(
            "<rx:guard name=\"isPaid\"/>", with: "\n<!-- a -->\n<rx:guard name='isPaid'/>")))
  }

  @Test("States, events, clocks and guards become types")
  func types() throws {
    let source = try generate()
    for line in [
      "// Generated from parcel.scxml by statechart. Do not edit.",
      "package enum ParcelChart {",
      "  package enum Progress: String, CaseIterable, Hashable, Sendable, Codable {",
      "      case .packing, .late, .packed, .held: .waiting",
      "    package var ask: AskRhythm? {",
      "    package var isClosed: Bool {",
      "      case .held: [.staffResume]",
      "    case staffSend(Shipment)",
      "      case .staffSend: self = .staffSend(try Shipment(from: decoder))",
      "      case .staffApprove: throw NotDecodable(kind: kind)",
      "    case staffSend = \"staff.send\"",
      "      case .staffSend: [.staff, .lead]",
      "      case .clockPackingDue, .clockSettled, .nudge: [.timer]",
      "      case .packingDue: .named(.packing)",
      "      case .settled: .literal(.milliseconds(2592000000))",
      "      case .packingDue: .businessHours",
      "    var isPaid: Bool { get }",
    ] {
      #expect(source.contains(line + "\n"), "\(line)")
    }
    #expect(!source.contains("case overdue"), "what only the chart raises comes from nobody")
  }

  @Test("What a state ignores is not among what it takes, though the state around it would")
  func ignored() throws {
    let source = try generate(
      SampleChart.replacing(
        "rx:answer=\"packed\">", with: "rx:answer=\"packed\"><rx:ignore event=\"staff.hold\"/>"))
    #expect(source.contains("      case .packed: [.staffSend]\n"))
  }

  @Test("The tables are those of the lowered chart")
  func tables() throws {
    let checked = try checkChart(SampleChart.bytes, file: "x")
    let source = try generate()
    #expect(source.contains("version: \"\(checked.model.version)\""))
    for state in ["packing", "wherePacked", "life"] {
      #expect(source.contains("ChartState(id: \"\(state)\", kind: ."))
    }
    #expect(
      source.contains("events: [1], condition: [.guarded(0, isTrue: true), .guarded(1, isTrue: false)]"))
    #expect(source.contains(".send(event: 8, delay: 172800000, id: \"nudge\"),"))
  }

  @Test("A chart without a parallel at the top has one type for its states")
  func oneRegion() throws {
    let text = """
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:rx="urn:refilld:chart:1" version="1.0" name="lamp">
        <rx:event name="press" actor="person"/>
        <state id="off" rx:stage="s" rx:acts="p" rx:answer="off"><transition event="press" target="on"/></state>
        <state id="on" rx:stage="s" rx:acts="p" rx:answer="on"><transition event="press" target="off"/></state>
      </scxml>
      """
    let source = try generate(Array(text.utf8))
    #expect(source.contains("package enum State: String"))
    #expect(source.contains("package var state: State\n"))
    for absent in [
      "enum Clock", "enum Command", "enum Notice", "enum Group", "enum Guard:", "isClosed", "AskRhythm",
    ] {
      #expect(!source.contains(absent), "\(absent)")
    }
  }
}
