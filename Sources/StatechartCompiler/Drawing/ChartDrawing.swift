import Statecharts

/// The forms in which a chart can be looked at.
package enum ChartDrawing: String, CaseIterable, Sendable {
  /// Mermaid's flowchart, which code hosts draw.
  case mermaid
  /// Graphviz. Each state has the id `state-ID` in the SVG that it makes.
  case dot
  /// Markdown tables: what each state is, takes and starts; who may send what; how long the clocks run.
  case table
  /// A map of boxes inside boxes, laid out here; arrows are in `dot`.
  case svg

  /// - Returns: the text, ending with a line end; the same chart gives the same text.
  package func draw(_ checked: CheckedChart) -> String {
    switch self {
    case .mermaid: MermaidDrawing(checked).text
    case .dot: DotDrawing(checked).text
    case .table: TableDrawing(checked).text
    case .svg: checked.picture.svg(style: ChartPicture.styleSheet)
    }
  }
}
