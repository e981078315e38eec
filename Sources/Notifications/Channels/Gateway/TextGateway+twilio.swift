import Curl
import Refills

extension TextGateway {
  /// The Messages resource of Twilio's API of 2010-04-01, which others speak too.
  /// - Parameters:
  ///   - origin: without a slash at its end.
  ///   - token: signs in, and signs what Twilio sends to us.
  ///   - sender: a number (`+1…`), or the id of a messaging service (`MG…`).
  /// - Returns: nil where account or sender has a character that no such id has.
  package static func twilio(
    name: String, origin: String, account: String, token: String, sender: String, perMinute: Int,
    callback: String
  ) -> TextGateway? {
    let isPlain = (account + sender).utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "+") }
    let key = sender.hasPrefix("MG") ? "MessagingServiceSid" : "From"
    guard isPlain, let url = Template("\(origin)/2010-04-01/Accounts/\(account)/Messages.json"),
      let from = Template(sender), let to = Template("{to}"), let text = Template("{text}"),
      let status = Template("{callback}")
    else { return nil }
    return TextGateway(
      name: name, url: url,
      body: .form([
        .init("To", to), .init(key, from), .init("Body", text), .init("StatusCallback", status),
      ]),
      credentials: .basic(user: account, password: token),
      answers: TextAnswers(id: JSONPointer("/sid"), code: JSONPointer("/code"), codes: twilioCodes),
      perMinute: perMinute, callback: callback)
  }

  /// Twilio's error codes that say more than the status does.
  static let twilioCodes: [String: TextAnswers.Meaning] = [
    // No number, none that takes texts, a landline.
    "21211": .ended(.notValid), "21614": .ended(.notValid), "21635": .ended(.notValid),
    // Its owner said STOP to the sender, and Twilio keeps to it.
    "21610": .ended(.stopped),
    // The sender's queue is full.
    "21611": .again,
  ]
}
