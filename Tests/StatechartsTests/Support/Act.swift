/// Something that a `Node` or a `Go` does.
enum Act: Sendable {
  case raise(String)
  case send(String, Int64, id: String?)
  case cancel(String)
  case command(String)
  case log(String)
}
