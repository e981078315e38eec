/// Who sent an input.
package struct Sender: Hashable, Sendable, Codable {
  package let actor: Actor
  /// An id of staff, of a patient, of a client, or the name of an endpoint; it names no person in words.
  package let name: String

  package init(_ actor: Actor, name: String) {
    self.actor = actor
    self.name = name
  }

  /// The service itself.
  package static let system = Sender(.system, name: "refilld")
  package static let timer = Sender(.timer, name: "clock")
}
