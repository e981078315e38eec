package import Refills

/// Every string of e-mails and texts. Each notice of the chart and each class has its own; one that is new does not
/// compile until it has.
package enum MessageCatalogue {
  package static let all: [Wording] =
    notices(Wording.emailSubject) + notices(Wording.emailBody) + group(EmailBodyPhrase.self)
    + notices(Wording.emailAct) + group(SaidBefore.self) + classes(Wording.emailNeutralSubject)
    + classes(Wording.emailNeutralBody) + classes(Wording.emailNeutralAct) + group(EmailFrame.self)
    + notices(Wording.textStatus) + classes(Wording.textNeutral) + group(TextFrame.self)
    + group(TextReply.self) + group(EntryPhrase.self) + group(EntryTextPhrase.self)

  private static func notices(_ wording: (RefillChart.Notice) -> Wording) -> [Wording] {
    RefillChart.Notice.allCases.map(wording)
  }

  private static func classes(_ wording: (NoticeClass) -> Wording) -> [Wording] {
    NoticeClass.allCases.map(wording)
  }

  private static func group<Group: Phrase>(_ type: Group.Type) -> [Wording] {
    type.allCases.map(\.wording)
  }
}
