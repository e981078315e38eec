import Refills
import Store

extension CopyReport {
  /// For people, in one line.
  func text(of file: String) -> String {
    var words = [
      "\(file): \(refills) refills", "journal to row \(head.sequence)", "\(replay.replayed) rows replayed",
    ]
    if matters > 0 { words.append("\(matters) visits, charges and threads replayed") }
    if replay.refused > 0 { words.append("\(replay.refused) refusals") }
    if replay.ofOtherCharts > 0 { words.append("\(replay.ofOtherCharts) rows of other charts not replayed") }
    if let start = starts.last {
      words.append("pruned up to row \(start.head.sequence), the last time on \(start.at.rfc3339)")
    }
    return (words + ["head \(head.text)"]).joined(separator: ", ")
  }
}
