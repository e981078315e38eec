import Refills
import Statecharts
import Store
import Tracking

/// One request of a client: sent until it is answered, and now and then once more.
final class ClientRequest {
  let number: Int
  let submission: Submission
  /// What the client had before it, where it said so.
  let expected: Int64?
  /// Another request under a key that was used.
  let isImpostor: Bool
  /// What it was told, and when.
  var told: (body: [UInt8], at: Instant)?

  init(number: Int, submission: Submission, expected: Int64? = nil, isImpostor: Bool = false) {
    self.number = number
    self.submission = submission
    self.expected = expected
    self.isImpostor = isImpostor
  }

  /// The answer as it goes over the wire: all of what came of it, so that another outcome is another answer.
  static func render(_ outcome: Outcome) -> RenderedAnswer {
    switch outcome {
    case .done(let refills):
      RenderedAnswer(
        status: 200, body: Array(refills.map { "\($0.id)@\($0.version)" }.joined(separator: " ").utf8))
    case .refused(let refusal, _): RenderedAnswer(status: 409, body: Array(refusal.code.utf8))
    case .kept(let kept): RenderedAnswer(status: 200, body: Array(kept.id.utf8))
    case .refusedBeside(let refusal): RenderedAnswer(status: 409, body: Array(refusal.code.utf8))
    case .noSuchRefill(let id): RenderedAnswer(status: 404, body: Array(id.text.utf8))
    case .conflict(let text): RenderedAnswer(status: 409, body: Array(text.utf8))
    }
  }
}
