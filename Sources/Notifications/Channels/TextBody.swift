import Refills

/// What a text says: who, the news in one line, where more of it stands, and whom to call.
struct TextBody {
  let text: String

  /// - Parameter saysMore: other news of the patient waits that this text stands for too.
  init(
    _ line: Wording, in language: Language, from clinic: ClinicVoice, link: String, saysMore: Bool
  ) {
    let frame: TextFrame = saysMore ? .more : .usual
    self.init(
      frame.wording, in: language, from: clinic,
      [.message: clinic.say(line, in: language), .link: link])
  }

  /// A text that answers one.
  init(_ reply: TextReply, in language: Language, from clinic: ClinicVoice) {
    self.init(reply.wording, in: language, from: clinic, [:])
  }

  /// A text with which a patient gets in.
  init(_ entry: PatientEntry, from clinic: ClinicVoice) {
    self.init(EntryTextPhrase.code.wording, in: entry.language, from: clinic, [.code: entry.code])
  }

  private init(
    _ frame: Wording, in language: Language, from clinic: ClinicVoice, _ values: [Gap: String]
  ) {
    let name = TextAlphabet.plain(clinic.name)
    text = HeaderText.visible(clinic.say(frame, in: language, values.merging([.clinic: name]) { $1 }))
  }
}
