/// One of the matters that stand beside a refill.
package enum AnyMatter: Hashable, Sendable {
  case visit(Visit)
  case charge(Charge)
  case thread(Conversation)
}
