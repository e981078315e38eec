/// One term of the condition of a `Go`.
enum Condition: Sendable {
  case ask(Int, Bool = true)
  case isIn(String, Bool = true)
  case never
}
