/// How to reach a person.
package struct MessageAnswer: Hashable, Sendable {
  package let phone: String
  package let link: String?
}
