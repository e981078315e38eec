/// A state as the postal service writes it. Licences and patients are compared by it, so that another spelling would be
/// another place.
enum PostalState {
  /// Those of the United States, with the districts, territories and the military's.
  static let all =
    """
    AL AK AS AZ AR AA AE AP CA CO CT DE DC FL GA GU HI ID IL IN
    IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND
    MP OH OK OR PA PR RI SC SD TN TX UT VT VI VA WA WV WI WY
    """.split { $0.isWhitespace }.map(String.init)

  static func check(_ text: String) throws(Problem) {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { throw .malformed("“state” is two capital letters, as the postal service writes it: NY.") }
  }
}
