/// A transition of a `Node`.
struct Go: Sendable {
  var on: [String]
  var when: [Condition]
  var to: [String]
  var isInternal: Bool
  var acts: [Act]
  var isIgnoring: Bool

  init(
    _ on: String..., when: [Condition] = [], to: [String] = [], isInternal: Bool = false, do acts: [Act] = [],
    isIgnoring: Bool = false
  ) {
    self.on = on
    self.when = when
    self.to = to
    self.isInternal = isInternal
    self.acts = acts
    self.isIgnoring = isIgnoring
  }
}
