/// An event descriptor of SCXML 1.0, section 3.12.1: it matches an event name whose first tokens, split at dots, are
/// its own. `a`, `a.` and `a.*` mean the same; `*` matches everything.
package struct EventDescriptor: Sendable, Hashable {
  private let tokens: [Substring]
  /// The event that the descriptor names by itself; nil for a wildcard, which names none.
  package let literal: String?

  package init(_ text: String) {
    let isWildcard = text == "*" || text.hasSuffix(".*") || text.hasSuffix(".")
    var stem = Substring(text)
    if stem.hasSuffix("*") { stem = stem.dropLast() }
    if stem.hasSuffix(".") { stem = stem.dropLast() }
    tokens = stem.isEmpty ? [] : stem.split(separator: ".", omittingEmptySubsequences: false)
    literal = isWildcard ? nil : text
  }

  package func matches(_ event: String) -> Bool {
    event.split(separator: ".", omittingEmptySubsequences: false).starts(with: tokens)
  }
}
