/// `<rx:event name actor payload decodable/>`: an event that comes from outside.
package struct EventDeclaration: Sendable, Equatable {
  package var name: String
  /// Who may send it.
  package var actors: [Located<String>]
  /// Swift type of what it carries; nil: nothing.
  package var payload: String?
  /// False where the payload can be made only by the domain, never from bytes.
  package var isDecodable: Bool
  package var position: SourcePosition
}
