/// Reads the states of rows of the stream. Few sets of states come again and again, and reading one costs more than all
/// the rest of an event, so that they are remembered.
package struct StateTexts: Sendable {
  /// Sets of states that are remembered as they were read; far more than a chart lets happen.
  private static let mostRemembered = 4_096

  private var remembered: [String: RegionStates] = [:]

  package init() {}

  /// Nil where the text tells of a state that this chart does not have.
  package mutating func states(_ text: String) -> RegionStates? {
    if let known = remembered[text] { return known }
    guard let states = RegionStates(text: text) else { return nil }
    if remembered.count >= Self.mostRemembered { remembered = [:] }
    remembered[text] = states
    return states
  }
}
