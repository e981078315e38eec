import Refills

/// Where an answer leads: to our own pages, or to others by https, whoever gave their address.
struct AnswerLinks {
  let words: AnswerWords
  let brand: BrandFace

  /// - Parameter answers: the refill's own.
  func links(_ question: PatientQuestion, of refill: Refill?, _ answers: PatientAnswers?)
    -> [(title: String, path: String)]
  {
    switch question {
    case .act: refill.flatMap { place(of: answers?.act.tasks.first, $0) }.map { [$0] } ?? []
    case .sent: link(.trackParcel, to: refill?.record.parcel?.link)
    case .message:
      refill.map {
        let isAnswered = answers?.message.thread == .answered
        return [
          (words.say(isAnswered ? PagePhrase.readIt : .writeNow), Self.path($0, "messages"))
        ]
      }
        ?? link(.writeNow, to: brand.messages)
    case .next, .visit, .pay: []
    }
  }

  /// Where the first thing to do is done.
  private func place(of task: ActAnswer.Task?, _ refill: Refill) -> (title: String, path: String)? {
    let title = words.say(PagePhrase.doItNow)
    switch task {
    case .action(let action)?:
      if let link = action.link, HTML.isSafe(link) { return (title, link) }
      if AskedThing(action, of: refill)?.isDoneHere == true {
        return (title, Self.path(refill, AskedCard.place))
      }
      return action.kind == .price ? (title, Self.path(refill, ChargeCard.place)) : nil
    case .chooseVisit?: return (title, Self.path(refill, "visit"))
    case .pay?: return (title, Self.path(refill, ChargeCard.place))
    case .doNotTake?, .seeWhatWeAsked?, .answerChange?, .checkDetailsAtPharmacy?, .collect?, .collectPart?,
      .callBeforeYouGo?, .sayWhetherYouHaveIt?, .askToFillAgain?, .callNewPharmacy?, .askWhatToTake?,
      .askForNewPrescription?, .bookVisit?, .attendVisit?, .getTests?, .askOtherProvider?, .callUs?, nil:
      return nil
    }
  }

  private static func path(_ refill: Refill, _ place: String) -> String { "/p/refills/\(refill.id)#\(place)" }

  private func link(_ phrase: PagePhrase, to address: String?) -> [(title: String, path: String)] {
    guard let address, HTML.isSafe(address) else { return [] }
    return [(words.say(phrase), address)]
  }
}
