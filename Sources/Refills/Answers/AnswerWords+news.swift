import Statecharts

extension AnswerWords {
  /// `At 5:00 PM we said it was ready. The pharmacy changed that at 5:20 PM. Sorry.`
  func correction(_ correction: Correction, by source: Report.Source?) -> String {
    let said = at(correction.saidAt)
    let changed = at(correction.changedAt)
    let start = "\(said.prefix(1).uppercased())\(said.dropFirst())"
    return sentences([
      say("\(start) we said \(was(correction.said)).", "\(start) dijimos que \(was(correction.said))."),
      changedBy(source, changed),
      say("Sorry.", "Disculpe."),
    ])
  }

  private func changedBy(_ source: Report.Source?, _ changed: String) -> String {
    switch source {
    case .pharmacy: say("The pharmacy changed that \(changed).", "La farmacia lo cambió \(changed).")
    case .carrier: say("The carrier changed that \(changed).", "El transportista lo cambió \(changed).")
    case .staff, nil: say("That changed \(changed).", "Eso cambió \(changed).")
    }
  }

  /// What we had said, as a clause.
  private func was(_ answer: RefillChart.Answer) -> String {
    switch answer {
    case .partlyReady: say("a part was ready", "una parte estaba lista")
    case .ready: say("it was ready", "estaba listo")
    case .readyWindowOver: say("it may have been put back", "tal vez ya no estaba apartado")
    case .packed: say("it was packed", "estaba empacado")
    case .shipped: say("it was on its way", "iba en camino")
    case .outForDelivery: say("it was out for delivery", "estaba en reparto")
    case .pickedUp: say("it was picked up", "fue recogido")
    case .handedOver: say("it was handed over", "fue entregado en mano")
    case .delivered: say("it was delivered", "fue entregado")
    case .returnedToStock: say("it was put back", "se guardó de nuevo")
    case .notDispensed: say("it was not filled", "no se surtió")
    case .cancelled: say("it was cancelled", "fue cancelado")
    case .transferredOut: say("it moved to another pharmacy", "pasó a otra farmacia")
    case .discontinued: say("it was stopped", "fue suspendido")
    case .superseded: say("a new one took its place", "una nueva tomó su lugar")
    case .denied: say("your provider said no", "su médico dijo que no")
    case .received, .checkedAgain, .inReview, .confirmChange, .noProvider, .approved, .beforeSending,
      .decidedElsewhere, .toBeSigned, .sending, .sendingSlow, .sent, .pharmacyReceived, .preparing,
      .transferring,
      .remainder, .holdTooSoon, .holdOutOfStock, .holdQuestion, .holdInsurance, .holdMismatch, .holdPharmacy,
      .deliveryProblem, .deliveryDisputed, .closedUnconfirmed, .notAccepted, .expired:
      say("something else", "otra cosa")
    }
  }

  /// What became of the wish to cancel. What is over needs no warning that it may still come.
  func cancel(_ next: NextAnswer) -> String? {
    switch next.cancel {
    case .noCancel: nil
    case .cancelRequested:
      next.isOver
        ? nil
        : say(
          "We asked the pharmacy to cancel it. It may still come.",
          "Pedimos a la farmacia que lo cancele. Puede que aún llegue.")
    case .cancelRefused:
      next.isOver
        ? say("It was not cancelled.", "No se canceló.")
        : say("It was not cancelled. It may still come.", "No se canceló. Puede que aún llegue.")
    case .cancelConfirmed: say("The pharmacy says it cancelled it.", "La farmacia dice que lo canceló.")
    }
  }

  func unsure(_ next: NextAnswer) -> String? {
    guard next.isUnsure else { return nil }
    return say(
      "The pharmacy's last news was not clear. Our team is asking.",
      "La última noticia de la farmacia no fue clara. Nuestro equipo pregunta.")
  }

  func pace(_ next: NextAnswer) -> String? {
    switch next.pace {
    case .onTime, .ended: nil
    case .paused:
      next.isWaitingOnPatient ? say("We go on when you are done.", "Seguimos cuando usted termine.") : nil
    case .late: say("It takes longer than we said. Sorry.", "Tarda más de lo que dijimos. Disculpe.")
    }
  }

  /// Silent while the patient's part holds it up: then nobody can say.
  func expectation(_ next: NextAnswer) -> String? {
    guard !next.isWaitingOnPatient, let moment = next.expectedBy else { return nil }
    return say(
      "You should hear more by \(time(moment)).",
      isToday(moment)
        ? "Debe haber noticias antes de las \(time(moment))."
        : "Debe haber noticias antes del \(time(moment)).")
  }
}
