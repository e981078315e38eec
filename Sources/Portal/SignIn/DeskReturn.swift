/// Where somebody who has to sign in wanted to go on the desk.
enum DeskReturn {
  static let signIn = "/desk/sign-in"
  static let field = "next"

  /// The sign-in page, which leads back to there afterwards.
  static func signingIn(for request: PortalRequest) -> String {
    let page = request.method == "GET" ? request.path : request.path.cut(before: "/events")
    guard let page, page != "/desk", place(page) == page else { return signIn }
    return "\(signIn)?\(field)=\(page)"
  }

  /// A page of the desk, and nothing else that an address may say.
  static func place(_ text: String?) -> String {
    guard let text, text == "/desk" || text.hasPrefix("/desk/"), text.utf8.count < 200,
      !text.hasPrefix(signIn),
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "_") || $0.isLetterOrDigit })
    else { return "/desk" }
    return text
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension String {
  /// Nil where it does not end so.
  fileprivate func cut(before end: String) -> String? {
    hasSuffix(end) ? String(dropLast(end.count)) : nil
  }
}
