import Refills

/// What a text says: who, the news in one line, where more of it stands, and whom to call.
struct TextBody {
  let text: String

  /// - Parameter saysMore: other news of the patient waits that this text stands for too.
  init(_ message: MessageText, from clinic: ClinicVoice, link: String, saysMore: Bool) {
    let more: String? =
      switch message.language {
      case .english: saysMore ? "There is other news too." : nil
      case .spanish: saysMore ? "Hay otras noticias." : nil
      }
    let lines = ["\(clinic.name): \(message.subject).", more, link, clinic.phone].compactMap(\.self)
    text = HeaderText.clean(lines.joined(separator: " "))
  }
}
