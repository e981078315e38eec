package import Refills

/// What a connector's file makes of some answers.
package struct ConnectorCheckResult: Hashable, Sendable {
  /// One item that was read.
  package struct Item: Hashable, Sendable {
    /// The sample that it stands in.
    package let sample: String
    package let observation: Observation
    /// What it would do to a refill, for each state that was asked about.
    package let moves: [Move]
  }

  /// What one item's news would do to a refill.
  package struct Move: Hashable, Sendable {
    package let from: RefillChart.Progress
    package let to: RefillChart.Progress
    /// Why it stays where it is; nil where it moves.
    package let refusal: String?
  }

  package let file: String
  package internal(set) var items: [Item] = []
  /// What the file does not understand, each with its sample. Empty is success.
  package internal(set) var misunderstandings: [String] = []
  /// What is worth knowing and no fault of the file.
  package internal(set) var remarks: [String] = []

  init(file: String) {
    self.file = file
  }

  /// Whether everything was understood.
  package var isClean: Bool { misunderstandings.isEmpty }
}
