/// One thing in which two versions of a chart differ.
package struct ChartDifference: Sendable, Equatable {
  /// What this difference alone makes of the new version: compatible or worse.
  package let compatibility: Compatibility
  /// What is different.
  package let what: String
  /// What it means for what is stored, and what to do.
  package let meaning: String
  /// Where it stands in the old file; nil: only the new one has it.
  package let old: SourcePosition?
  /// Where it stands in the new file; nil: only the old one has it.
  package let new: SourcePosition?
}
