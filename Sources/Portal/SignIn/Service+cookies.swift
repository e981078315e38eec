import Store

extension Service {
  /// A cookie that no script reads and no other site sends. Over TLS only, except on this machine itself.
  func cookie(_ name: String, _ value: String, path: String, seconds: Int64) -> (name: String, value: String)
  {
    let secure = parts.address.hasPrefix("https://") ? "; Secure" : ""
    return (
      "Set-Cookie", "\(name)=\(value); Path=\(path); Max-Age=\(seconds); HttpOnly; SameSite=Strict\(secure)"
    )
  }

  /// Ends the session of a cookie.
  func end(_ secret: String) throws(Problem) {
    try read { () throws(StoreError) in
      try parts.credentials.endSession(digest: Authentication.digest(secret))
    }
  }
}
