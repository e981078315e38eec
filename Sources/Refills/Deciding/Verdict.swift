/// What became of an input.
package enum Verdict: Hashable, Sendable {
  /// Something changed and must be written.
  case decided(Decision)
  /// Nothing changed. The entry, where there is one, is written so that the try can be seen later.
  case refused(Refusal, JournalEntry?)
}
