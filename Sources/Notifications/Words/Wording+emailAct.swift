import Refills

extension Wording {
  /// What to do about it, or that there is nothing to do.
  static func emailAct(_ notice: RefillChart.Notice) -> Wording {
    let words: Words =
      switch notice {
      case .received, .approved:
        (
          "You do not need to do anything now. We tell you what comes next.",
          "No tiene que hacer nada por ahora. Le avisamos lo que sigue."
        )
      case .sent:
        (
          "You do not need to do anything now. Your page says where it is.",
          "No tiene que hacer nada por ahora. Su página dice dónde está."
        )
      case .preparing:
        (
          "You do not need to do anything now. Your page says what comes next.",
          "No tiene que hacer nada por ahora. Su página dice lo que sigue."
        )
      case .held, .partlyPickedUp, .notDispensed:
        ("Call us at {phone} if you are almost out.", "Llámenos al {phone} si casi no le queda.")
      case .ready, .collectReminder:
        ("Please pick it up soon. Your page says where.", "Recójalo pronto, por favor. Su página dice dónde.")
      case .partlyReady:
        (
          "You can pick up that part now. Your page says where.",
          "Puede recoger esa parte ahora. Su página dice dónde."
        )
      case .windowOver:
        (
          "Please call the pharmacy before you go. Your page says which one.",
          "Llame a la farmacia antes de ir, por favor. Su página dice cuál es."
        )
      case .shipped:
        (
          "If it does not come, tell us on your page or call us at {phone}.",
          "Si no llega, díganos en su página o llámenos al {phone}."
        )
      case .delivered:
        (
          "If you do not have it, tell us on your page or call us at {phone}.",
          "Si no lo tiene, díganos en su página o llámenos al {phone}."
        )
      case .sentAgain:
        (
          "If you have some of the first order, call us at {phone} before you take it.",
          "Si tiene algo del primer pedido, llámenos al {phone} antes de tomarlo."
        )
      case .deliveryProblem:
        (
          "Your page says what you can do. Call us at {phone} if you are almost out.",
          "Su página dice qué puede hacer. Llámenos al {phone} si casi no le queda."
        )
      case .returned:
        (
          "If you still need it, ask again on your page or call us at {phone}.",
          "Si aún lo necesita, pídalo otra vez en su página o llámenos al {phone}."
        )
      case .denied, .notAccepted:
        (
          "Please read there what to do next, or call us at {phone}.",
          "Lea allí qué puede hacer, por favor, o llámenos al {phone}."
        )
      case .expired:
        (
          "Please ask us for a new one. Call us at {phone}.",
          "Pídanos uno nuevo, por favor. Llámenos al {phone}."
        )
      case .needsYou, .reminder:
        (
          "Please do it soon. Call us at {phone} if you need help.",
          "Hágalo pronto, por favor. Llámenos al {phone} si necesita ayuda."
        )
      case .late:
        (
          "Your page says where it is. Call us at {phone} if you are almost out.",
          "Su página dice dónde está. Llámenos al {phone} si casi no le queda."
        )
      case .cancelConfirmed:
        (
          "If you did not ask for this, please call us at {phone}.",
          "Si usted no lo pidió, llámenos al {phone}."
        )
      case .cancelRefused:
        (
          "Your page says what happens now. Call us at {phone} if you do not want it.",
          "Su página dice qué pasa ahora. Llámenos al {phone} si no lo quiere."
        )
      case .changed:
        (
          "Please read it before you use your order or pick it up. Call us at {phone} if you are not sure.",
          "Léala antes de usar su pedido o recogerlo. Llámenos al {phone} si no está seguro."
        )
      case .doNotTake:
        (
          "Do not use what is in it. If you have it, please call us at {phone}.",
          "No use lo que trae. Si ya lo tiene, llámenos al {phone}."
        )
      case .wrongItem:
        (
          "Do not use it. If you feel unwell, call us at {phone} now.",
          "No lo use. Si se siente mal, llámenos ahora al {phone}."
        )
      case .answered:
        (
          "Please read it there. You can write to us again below it.",
          "Léalo allí, por favor. Debajo puede escribirnos otra vez."
        )
      case .correction:
        (
          "Please look at your page. It says where your order is now.",
          "Mire su página, por favor. Dice dónde está su pedido ahora."
        )
      }
    return Wording("email.act", notice.rawValue, words)
  }
}
