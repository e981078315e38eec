/// How large a document may be. They bound time and memory, so that any bytes are answered at once.
package enum XMLLimits {
  /// A hundred times the largest chart anyone has drawn by hand.
  package static let bytes = 1 << 20
  /// The runtime's bitsets hold 128 states; the rest is room for what states contain.
  package static let elements = 10_000
  /// A chart nested deeper than this cannot be drawn, let alone understood.
  package static let depth = 64
  /// The chart language has at most eight on one element; uniqueness is tested pair by pair.
  package static let attributes = 64
  /// In bytes. The longest list of events is a tenth of it, and messages repeat values.
  package static let value = 2048
  /// In bytes. Messages repeat names.
  package static let name = 128
  /// Two are needed; each name is looked up among those in scope.
  package static let namespaces = 16
}
