/// Every string of the patient's page.
package enum PageCatalogue {
  package static let all: [Wording] =
    RefillChart.Answer.allCases.map(Wording.headline) + [Wording.headlineWhileWaiting]
    + RefillChart.Answer.allCases.map(Wording.next) + group(NextPhrase.self) + group(NewsPhrase.self)
    + group(SaidPhrase.self) + group(ActPhrase.self) + group(TaskPhrase.self)
    + OpenAction.Kind.allCases.map(Wording.ask) + group(FactPhrase.self) + group(AgePhrase.self)
    + Denial.Reason.allCases.map(Wording.why) + group(ReasonPhrase.self) + group(StagePhrase.self)
    + TimelineStep.Kind.allCases.map(Wording.timeline) + group(PagePhrase.self)
    + group(VisitPhrase.self) + group(ChargePhrase.self) + group(ThreadPhrase.self)
    + group(VoicePhrase.self) + group(AskedPhrase.self) + group(RequestPhrase.self) + group(NamingPhrase.self)
    + group(DoorPhrase.self)
    + group(TroublePhrase.self)

  private static func group<Group: Phrase>(_ type: Group.Type) -> [Wording] {
    type.allCases.map(\.wording)
  }
}
