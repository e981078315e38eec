import Refills

/// Where an answer leads: to our own pages, or to others by https, whoever gave their address.
struct AnswerLinks {
  let words: AnswerWords
  let brand: BrandFace

  func links(_ question: PatientQuestion, of refill: Refill?) -> [(title: String, path: String)] {
    switch question {
    case .act: link(.doItNow, to: refill?.record.openActions.compactMap(\.link).first(where: Self.isSafe))
    case .sent: link(.trackParcel, to: refill?.record.parcel?.link)
    case .message:
      refill.map { [(words.say(PagePhrase.writeNow), "/p/refills/\($0.id)#messages")] }
        ?? link(.writeNow, to: brand.messages)
    case .next, .visit, .pay: []
    }
  }

  private func link(_ phrase: PagePhrase, to address: String?) -> [(title: String, path: String)] {
    guard let address, Self.isSafe(address) else { return [] }
    return [(words.say(phrase), address)]
  }

  private static func isSafe(_ address: String) -> Bool { address.hasPrefix("https://") }
}
