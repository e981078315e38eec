import Curl
import Notifications
import Synchronization

/// Keeps the mail that it is given; fails as often as it is told.
final class Postbox: MailSending {
  private let state: Mutex<(mail: [CurlMail], failures: [CurlError])>

  init(failing failures: [CurlError] = []) {
    state = Mutex(([], failures))
  }

  var mail: [CurlMail] { state.withLock { $0.mail } }
  var opened: [OpenedMail] { mail.map { OpenedMail($0.message) } }

  func deliver(_ mail: CurlMail) async throws(CurlError) -> MailReply {
    let failure = state.withLock { state in
      state.mail.append(mail)
      return state.failures.isEmpty ? nil : state.failures.removeFirst()
    }
    if let failure { throw failure }
    return MailReply(code: 250, text: "taken")
  }
}
