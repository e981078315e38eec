/// A name with its namespace resolved (Namespaces in XML 1.0, section 2.1).
package struct XMLName: Sendable, Hashable {
  /// The namespace's URI; empty: none.
  package let namespace: String
  package let local: String
}
