import Refills
import Statecharts
import Store

extension Service {
  /// A cookie that no script reads and no other site sends. Over TLS only, except on this machine itself.
  /// - Parameter isSentFromElsewhere: a link in an e-mail that is read in the browser leads in with it, too; forms of
  ///   other sites are refused by their origin.
  func cookie(
    _ name: String, _ value: String, path: String, seconds: Int64, isSentFromElsewhere: Bool = false
  ) -> (name: String, value: String) {
    let site = isSentFromElsewhere ? "Lax" : "Strict"
    let secure = parts.address.hasPrefix("https://") ? "; Secure" : ""
    return (
      "Set-Cookie", "\(name)=\(value); Path=\(path); Max-Age=\(seconds); HttpOnly; SameSite=\(site)\(secure)"
    )
  }

  /// Keeps the language that a patient has just chosen by hand; none: nothing was chosen.
  func languageCookie(_ request: PortalRequest) -> [(name: String, value: String)] {
    guard let chosen = request.query["l"].flatMap(Language.init) else { return [] }
    let lifetime = parts.patience.patientLongest.milliseconds / 1000
    return [cookie(PatientPages.languageCookie, chosen.rawValue, path: "/p", seconds: lifetime)]
  }

  /// Ends the session of a cookie.
  func end(_ secret: String) throws(Problem) {
    try read { () throws(StoreError) in
      try parts.credentials.endSession(digest: Authentication.digest(secret))
    }
  }
}
