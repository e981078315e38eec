package import Statecharts

/// What happens next, with all that may be said about it.
package struct NextAnswer: Hashable, Sendable {
  package let answer: RefillChart.Answer
  package let isWaitingOnPatient: Bool
  package let way: Way
  /// It takes a signature before it can be sent.
  package let isRenewal: Bool
  /// A decision is recorded, here or in another system.
  package let isDecided: Bool
  /// The provider's no, where that is how it closed.
  package let denial: Denial?
  /// Why the request was not taken, where that is how it closed.
  package let failure: ScreeningFailure?
  /// What we had said and is no longer so, while it is recent.
  package let correction: Correction?
  /// Who changed it; nil: nobody outside, or it is not known any more.
  package let correctedBy: Report.Source?
  package let cancel: RefillChart.Cancel
  package let pace: RefillChart.Pace
  /// The pharmacy contradicted itself in its last answer.
  package let isUnsure: Bool
  package let isOver: Bool
  /// By when there should be news, as somebody promised or our clocks see to; nil: nobody can say.
  package let expectedBy: Instant?
  /// Until when the pharmacy said it holds it.
  package let heldUntil: Instant?
  package let readyAt: Instant?
  /// Until when it is likely to be kept at the counter.
  package let collectBy: Instant?
  /// How much was handed over or is ready.
  package let quantity: Quantity?
  /// What the patient has while the rest is ready; nil: nothing, or nobody said how much.
  package let alreadyCollected: Quantity?
  /// It is at another pharmacy than the patient may still think, who would go there in person.
  package let isElsewhere: Bool
  /// Whoever has it now will tell when it goes on.
  package let isTold: Bool
}
