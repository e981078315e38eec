/// A refill that was already with a pharmacy when this service was told of it. Its past is not told to anybody.
package struct Import: Hashable, Sendable, Codable {
  package init() {}
}
