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
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "/" || $0 == "_") })
    else { return "/desk" }
    return text
  }
}

extension String {
  /// Nil where it does not end so.
  fileprivate func cut(before end: String) -> String? {
    hasSuffix(end) ? String(dropLast(end.count)) : nil
  }
}
