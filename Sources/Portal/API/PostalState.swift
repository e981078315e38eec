/// A state as the postal service writes it. Licences and patients are compared by it, so that another spelling would be
/// another place.
enum PostalState {
  static func check(_ text: String) throws(Problem) {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { throw .malformed("“state” is two capital letters, as the postal service writes it: NY.") }
  }
}
