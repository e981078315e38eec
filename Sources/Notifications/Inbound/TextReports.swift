package import Refills

/// How a gateway tells what became of a text, and what somebody answered.
package struct TextReports: Hashable, Sendable {
  package let proof: TextProof
  /// Who answered, and what.
  package let from: TextPlace
  package let text: TextPlace
  /// What became of a text, in the gateway's words.
  package let status: TextPlace
  package let delivered: Set<String>
  package let failed: Set<String>
  /// Why it failed, and which reasons end the contact.
  package let code: TextPlace?
  package let ended: [String: ContactEnding.Cause]

  package init(
    proof: TextProof, from: TextPlace, text: TextPlace, status: TextPlace, delivered: Set<String>,
    failed: Set<String>, code: TextPlace? = nil, ended: [String: ContactEnding.Cause] = [:]
  ) {
    self.proof = proof
    self.from = from
    self.text = text
    self.status = status
    self.delivered = delivered
    self.failed = failed
    self.code = code
    self.ended = ended
  }

  /// Twilio's callbacks: unknown and unreachable numbers, landlines, and numbers whose owner said STOP.
  package static func twilio(token: String) -> TextReports {
    TextReports(
      proof: .twilio(token: token), from: .field("From"), text: .field("Body"),
      status: .field("MessageStatus"),
      delivered: ["delivered", "read"], failed: ["undelivered", "failed"], code: .field("ErrorCode"),
      ended: ["30005": .notValid, "30006": .notValid, "21610": .stopped])
  }
}
