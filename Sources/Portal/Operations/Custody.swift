package import Refills
package import Store

/// What the operator does to the database as a whole.
package struct Custody: Sendable {
  /// Copies the database to a new file and looks through the copy.
  package let backUp: @Sendable (String) async throws(Problem) -> CopyReport
  /// Puts a new master key in the place of the old one.
  package let rotateKeys: @Sendable () async throws(Problem) -> KeyRotation
  /// Signs how far the journal goes.
  package let checkpoint: @Sendable () async throws(Problem) -> Checkpoint
  /// Erases a patient, for a reason; nil: nobody is known by that id.
  package let erase: @Sendable (PatientID, String) async throws(Problem) -> Erasure?
  /// Takes away what was kept long enough; true: only says what would go.
  package let prune: @Sendable (Bool) async throws(Problem) -> PruningReport

  package init(
    backUp: @escaping @Sendable (String) async throws(Problem) -> CopyReport,
    rotateKeys: @escaping @Sendable () async throws(Problem) -> KeyRotation,
    checkpoint: @escaping @Sendable () async throws(Problem) -> Checkpoint,
    erase: @escaping @Sendable (PatientID, String) async throws(Problem) -> Erasure?,
    prune: @escaping @Sendable (Bool) async throws(Problem) -> PruningReport
  ) {
    self.backUp = backUp
    self.rotateKeys = rotateKeys
    self.checkpoint = checkpoint
    self.erase = erase
    self.prune = prune
  }
}
