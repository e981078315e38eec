package import Refills

/// A matter beside a refill as a submission left it.
package struct BesideKept: Hashable, Sendable {
  /// Ours, as it was given out first.
  package let id: String
  package let external: ExternalID
  package let version: Int64
  package let isNew: Bool

  init(_ matter: Matter<some BesideChart>, isNew: Bool) {
    id = matter.id.text
    external = matter.external
    version = matter.version
    self.isNew = isNew
  }
}
