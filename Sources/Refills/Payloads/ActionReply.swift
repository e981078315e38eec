/// What was said in answer to something that the patient was asked.
package struct ActionReply: Hashable, Sendable, Codable {
  package let answers: [AnsweredQuestion]
  /// Where the patient lives now; nil: it was not asked, or is as it was.
  package let address: String?
  /// The pharmacy that was chosen; nil: it was not asked.
  package let pharmacy: PharmacyPlace?

  package init(answers: [AnsweredQuestion] = [], address: String? = nil, pharmacy: PharmacyPlace? = nil) {
    self.answers = answers
    self.address = address
    self.pharmacy = pharmacy
  }

  /// Whether it changes what an order to a pharmacy says.
  var isAboutTheOrder: Bool { address != nil || pharmacy != nil }
}
