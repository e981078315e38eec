/// That a visit does not take place.
package struct VisitCancelling: Hashable, Sendable, Codable {
  /// Words for the patient; nil: none were given.
  package let reason: String?

  package init(reason: String? = nil) {
    self.reason = reason
  }
}
