/// An answer with what the door made of it.
package struct HeardAnswer: Hashable, Sendable {
  package let answer: RawAnswer
  /// Why it changed nothing, by the refusal's code; nil where it was taken or asked nothing of the door.
  package let refusal: String?
  /// The journal's row of its input; nil where the journal keeps none of it.
  package let sequence: Int64?

  package init(_ answer: RawAnswer, refusal: String?, sequence: Int64?) {
    self.answer = answer
    self.refusal = refusal
    self.sequence = sequence
  }
}
