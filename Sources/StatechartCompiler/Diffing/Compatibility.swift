/// What a new version of a chart means for what is stored under the old one. The later case is the worse.
package enum Compatibility: Int, Sendable, Comparable, CustomStringConvertible {
  /// The same bytes.
  case identical
  /// Other bytes, the same canonical form: stored refills even carry its hash already.
  case layoutOnly
  /// Whatever is stored is legal as it is.
  case compatible
  /// What is stored has to be told where it stands now.
  case needsMapping
  /// No mapping of what is stored can help.
  case breaking

  package static func < (better: Compatibility, worse: Compatibility) -> Bool {
    better.rawValue < worse.rawValue
  }

  package var description: String {
    switch self {
    case .identical: "identical"
    case .layoutOnly: "layout only"
    case .compatible: "compatible"
    case .needsMapping: "needs a mapping"
    case .breaking: "breaking"
    }
  }
}
