extension ChartPicture {
  /// How a picture looks that is a file of its own, on light and on dark paper.
  package static let styleSheet = """
    .chart{color:#1b2430;background:#fff}
    .group>.box{fill:#3d5a80;fill-opacity:.05;stroke:#b6c2cf}
    .group>.label{font-weight:600;fill:#4a5a6c}
    .leaf>.box,.history>.box{fill:#fff;stroke:#8fa1b3}
    .final>.box{stroke-width:3}
    .group.now>.box{stroke:#0b5e7c;stroke-width:1.5}
    .leaf.been>.box{fill:#dcf0f6;stroke:#0b5e7c}
    .leaf.now>.box{fill:#0b5e7c;stroke:#0b5e7c}
    .leaf.now>.label{fill:#fff;font-weight:600}
    .way{stroke:#c2570c;stroke-width:1.6}
    .head{fill:#c2570c}
    .count>rect{fill:#c2570c;stroke:#fff}
    .count>text{fill:#fff;font-weight:600;font-size:11px}
    """
}
