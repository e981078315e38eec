package import Refills

/// What the portal knows of a pharmacy's endpoint.
package struct EndpointFace: Hashable, Sendable {
  /// What it may ever tell of a fill.
  package let tells: Set<Reportable>
  /// What patients are shown of it; nil: it is “the pharmacy” to them.
  package let shown: PharmacyFace?

  package init(tells: Set<Reportable>, shown: PharmacyFace? = nil) {
    self.tells = tells
    self.shown = shown
  }
}
