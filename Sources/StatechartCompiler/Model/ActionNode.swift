/// Something that a transition or a state does.
package struct ActionNode: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case raise(event: String)
    /// Delay in milliseconds; an id names it for `cancel`.
    case send(event: String, delay: Int64, id: String?)
    case cancel(id: String)
    case command(String)
    case log(label: String, expression: String)
  }

  package var kind: Kind
  package var position: SourcePosition
}
