extension AnswerWords {
  /// Begins with yes or no.
  func act(_ act: ActAnswer) -> String {
    guard act.isNeeded else {
      let remark = remark(act.answer)
      return sentences([
        say("No.", "No."),
        remark.isEmpty ? say("We tell you if that changes.", "Le avisamos si eso cambia.") : remark,
      ])
    }
    let tasks = act.tasks.map(task)
    let first = tasks.prefix(1).map { say("Yes: \($0).", "Sí: \($0).") }
    let others = tasks.dropFirst().map { "\($0.prefix(1).uppercased())\($0.dropFirst())." }
    return sentences(
      first + others
        + [
          act.isOverdue ? say("We have asked you before.", "Ya se lo pedimos antes.") : nil,
          act.isHoldingUp ? nil : reassurance(act.answer),
          remark(act.answer),
        ])
  }

  private func task(_ task: ActAnswer.Task) -> String {
    switch task {
    case .doNotTake: say("do not take it if it comes", "no lo tome si llega")
    case .action(let action): self.action(action.kind)
    case .seeWhatWeAsked: say("look at what we asked you", "mire lo que le pedimos")
    case .answerChange: say("read the change and say yes or no", "lea el cambio y diga sí o no")
    case .checkDetailsAtPharmacy:
      say(
        "call \(pharmacy) and check your name, birth date and plan",
        "llame a \(pharmacy) y revise su nombre, fecha de nacimiento y seguro")
    case .collect: say("pick it up at \(pharmacy)", "recójalo en \(pharmacy)")
    case .collectPart:
      say("you can pick up that part at \(pharmacy)", "puede recoger esa parte en \(pharmacy)")
    case .callBeforeYouGo: say("call \(pharmacy) before you go", "llame a \(pharmacy) antes de ir")
    case .sayWhetherYouHaveIt: say("tell us if you have it", "díganos si lo tiene")
    case .askToFillAgain:
      say("if you still need it, ask to fill it again", "si aún lo necesita, pida que lo surtan otra vez")
    case .callNewPharmacy: say("call the new pharmacy", "llame a la farmacia nueva")
    case .askWhatToTake: say("ask us what to take now", "pregúntenos qué tomar ahora")
    case .askForNewPrescription: say("ask us for a new prescription", "pídanos una receta nueva")
    case .bookVisit: say("book a visit", "pida una cita")
    case .getTests: say("ask us which test you need", "pregúntenos qué análisis necesita")
    case .askOtherProvider:
      say("ask the provider who treats you for it", "pregunte al médico que le trata por esto")
    case .callUs: say("talk to us about what else can help", "hable con nosotros sobre qué más puede ayudar")
    }
  }

  private func action(_ kind: OpenAction.Kind) -> String {
    switch kind {
    case .visit: say("book your visit", "pida su cita")
    case .labs: say("get your lab tests", "hágase los análisis")
    case .questionnaire: say("answer our questions", "responda nuestras preguntas")
    case .identity: say("show us who you are", "muéstrenos quién es")
    case .insurance: say("check your health plan", "revise su seguro")
    case .price: say("say if the price is fine", "diga si el precio está bien")
    case .payment: say("update your card", "actualice su tarjeta")
    case .address: say("check your address", "revise su dirección")
    case .choosePharmacy: say("choose a pharmacy", "elija una farmacia")
    case .confirmChange: say("read the change and say yes or no", "lea el cambio y diga sí o no")
    case .collectElsewhere: say("pick it up at the other place", "recójalo en el otro lugar")
    }
  }

  /// That an open task does not stand in the medicine's way.
  private func reassurance(_ answer: RefillChart.Answer) -> String? {
    switch answer {
    case .shipped, .outForDelivery: say("Your medicine is on its way.", "Su medicina va en camino.")
    case .received, .checkedAgain, .inReview, .confirmChange, .noProvider, .approved, .beforeSending,
      .decidedElsewhere, .toBeSigned, .sending, .sendingSlow, .sent, .pharmacyReceived, .preparing,
      .transferring,
      .remainder, .holdTooSoon, .holdOutOfStock, .holdQuestion, .holdInsurance, .holdMismatch, .holdPharmacy,
      .partlyReady, .ready, .readyWindowOver, .packed, .deliveryProblem, .deliveryDisputed, .pickedUp,
      .handedOver,
      .delivered, .closedUnconfirmed, .returnedToStock, .notDispensed, .cancelled, .transferredOut,
      .discontinued,
      .superseded, .denied, .notAccepted, .expired:
      nil
    }
  }

  /// Whom to call, where that may be wanted; empty where things just take their course. Each end without medicine
  /// has one.
  private func remark(_ answer: RefillChart.Answer) -> String {
    switch answer {
    case .received, .inReview, .approved, .decidedElsewhere, .toBeSigned, .sending, .sent, .pharmacyReceived,
      .preparing, .packed, .holdQuestion, .holdInsurance:
      ""
    case .checkedAgain, .noProvider, .sendingSlow, .transferring, .remainder, .holdTooSoon, .holdPharmacy,
      .deliveryProblem, .notDispensed:
      say("Call us at \(phone) if you are almost out.", "Llámenos al \(phone) si casi no le queda.")
    case .holdOutOfStock:
      say(
        "You can wait, or call us at \(phone) to ask for another pharmacy.",
        "Puede esperar o llamarnos al \(phone) para pedir otra farmacia.")
    case .deliveryDisputed:
      say(
        "Do not take what looks wrong. Call us at \(phone) if you are almost out.",
        "No tome nada que se vea mal. Llámenos al \(phone) si casi no le queda.")
    case .shipped, .outForDelivery:
      say("Tell us if it does not come.", "Díganos si no llega.")
    case .pickedUp, .handedOver, .delivered:
      say("Tell us if you did not get it.", "Díganos si no lo recibió.")
    case .superseded:
      say(
        "Do not take the old one if it still comes. Call us at \(phone) if you are not sure.",
        "No tome la anterior si aún llega. Llámenos al \(phone) si no está seguro.")
    case .cancelled:
      say(
        "If you still need it, ask again or call us at \(phone).",
        "Si aún lo necesita, pídalo otra vez o llámenos al \(phone).")
    case .closedUnconfirmed:
      say("If not, call us at \(phone).", "Si no, llámenos al \(phone).")
    case .confirmChange, .beforeSending, .holdMismatch, .partlyReady, .ready, .readyWindowOver,
      .returnedToStock,
      .transferredOut, .discontinued, .denied, .notAccepted, .expired:
      say("Questions? Call us at \(phone).", "¿Preguntas? Llámenos al \(phone).")
    }
  }
}
