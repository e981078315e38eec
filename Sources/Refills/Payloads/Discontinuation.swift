/// The prescription must not be filled any more.
package struct Discontinuation: Hashable, Sendable, Codable {
  package let reason: String?
  /// The clinic's id of the prescription that takes its place.
  package let replacedBy: ExternalID?

  package init(reason: String? = nil, replacedBy: ExternalID? = nil) {
    self.reason = reason
    self.replacedBy = replacedBy
  }
}
