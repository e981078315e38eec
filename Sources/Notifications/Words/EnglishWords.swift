import Refills

/// The English catalogue. It says "order", never a drug, a condition, a specialty or a patient's name.
enum EnglishWords {
  static func neutral(_ noticeClass: NoticeClass) -> MessageWords {
    switch noticeClass {
    case .safety:
      MessageWords("Important update: please read now", "You have an important update. Please read it today.")
    case .correction:
      MessageWords(
        "A correction to your last update",
        "You have an update. It corrects what we told you before. We are sorry.")
    case .act: MessageWords("You have an update", "You have an update. Please read it soon.")
    case .good, .late, .pageOnly: MessageWords("You have an update", "You have an update.")
    }
  }

  /// As long as there are notices: one arm each is what a reader looks for.
  static func status(_ notice: RefillChart.Notice, _ facts: MessageFacts) -> MessageWords {
    switch notice {
    case .received:
      MessageWords(
        "We have your request", "We have your request. We will check it and tell you what comes next.")
    case .approved:
      MessageWords("Your request was approved", "Your request was approved. Next, it goes to the pharmacy.")
    case .sent:
      MessageWords(
        "Your order was sent", "Your order was sent to the pharmacy. We will tell you what comes next.")
    case .preparing:
      MessageWords("Your order is being prepared", "The pharmacy is preparing your order.")
    case .held:
      MessageWords(
        "Your order is on hold", "The pharmacy put your order on hold. Your page says why and who acts.")
    case .ready:
      MessageWords("Your order is ready to pick up", "Your order is ready to pick up. Your page says where.")
    case .partlyReady:
      MessageWords(
        "Part of your order is ready", "Part of your order is ready to pick up. The rest is not ready yet.")
    case .partlyPickedUp:
      MessageWords(
        "More of your order is to come",
        "You have part of your order. We will tell you when the rest is ready.")
    case .collectReminder:
      MessageWords(
        "Your order is waiting for you", "Your order is still waiting for you. Please pick it up soon.")
    case .windowOver:
      MessageWords(
        "Please pick up your order now",
        "Your order has been ready for days. The pharmacy may put it back. Please call them before you go."
      )
    case .shipped: MessageWords("Your order is on its way", "Your order is on its way to you.")
    case .delivered:
      MessageWords(
        "Your order was delivered",
        "We were told that your order was delivered. If you do not have it, tell us on your page or call us.")
    case .deliveryProblem:
      MessageWords(
        "A problem with your delivery",
        "There is a problem with your delivery. We are looking into it. Your page says what you can do.")
    case .returned:
      MessageWords(
        "Your order was put back", "The pharmacy put your order back. You can ask for it again on your page.")
    case .notDispensed:
      MessageWords(
        "The pharmacy did not fill your order",
        "The pharmacy did not fill your order. We are looking into it. Please call us if you need it soon.")
    case .denied:
      MessageWords(
        "Your request was not approved",
        "Your request was not approved. Your page says why and what to do next.")
    case .notAccepted:
      MessageWords(
        "We could not take your request",
        "We could not take your request. Your page says why and what to do next.")
    case .expired:
      MessageWords(
        "Your request ran out",
        "Your request ran out of time. We asked for help with it. Your page says what comes next.")
    case .needsYou:
      MessageWords(
        "We need something from you",
        "We need something from you. Your page says what it is and where to do it.")
    case .reminder:
      MessageWords(
        "We still need something from you", "We still need something from you. Your page says what it is.")
    case .late: late(facts)
    case .cancelConfirmed:
      MessageWords(
        "Your order was canceled", "Your order was canceled. If you did not ask for this, please call us.")
    case .cancelRefused:
      MessageWords(
        "Your order could not be canceled",
        "The pharmacy could not cancel your order. Your page says what happens now.")
    case .changed:
      MessageWords(
        "Your order changed",
        "Something about your order changed. Please read your page before you use it or pick it up.")
    case .doNotTake:
      MessageWords(
        "Do not use this order",
        "This order was stopped or replaced. Do not use what is in it. If you have it, please call us."
      )
    case .wrongItem:
      MessageWords(
        "Do not use what you got",
        "You told us that something is wrong with your order. Do not use it. If you feel unwell, call us now."
      )
    case .correction: correction(facts)
    }
  }

  private static func late(_ facts: MessageFacts) -> MessageWords {
    let expected =
      facts.expectedAt.map { " We now expect it by \(WrittenTime($0, in: facts.zone).english)." } ?? ""
    return MessageWords(
      "Your order is taking longer", "Your order is taking longer than we said.\(expected) We are sorry.")
  }

  private static func correction(_ facts: MessageFacts) -> MessageWords {
    let subject = "A correction from us"
    guard let correction = facts.correction else {
      return MessageWords(
        subject, "What we told you about your order is not right. We are sorry. Please see your page.")
    }
    let saidAt = WrittenTime(correction.saidAt, in: facts.zone)
    let changedAt = WrittenTime(correction.changedAt, in: facts.zone)
    return MessageWords(
      subject,
      "At \(saidAt.english) we said that \(phrase(SaidBefore(correction.said))). "
        + "That changed at \(changedAt.english). We are sorry.",
      "Your page says where your order is now.")
  }

  private static func phrase(_ said: SaidBefore) -> String {
    switch said {
    case .ready: "your order was ready to pick up"
    case .partlyReady: "part of your order was ready"
    case .onItsWay: "your order was on its way"
    case .delivered: "your order was delivered"
    case .pickedUp: "you had picked up your order"
    case .notComing: "your order would not come"
    case .notApproved: "your request was not approved"
    case .somethingElse: "your order was somewhere else"
    }
  }
}
