import Statecharts

extension AnswerWords {
  /// A step of the history, with its time: `Ready at the pharmacy, Mon, Mar 2, 10:00 AM`.
  package func text(of step: TimelineStep) -> String {
    let said = "\(words(step.kind)), \(WallTime(step.at, in: context.zone).text(in: language))"
    return step.isCorrection ? "\(said) \(say("(corrected)", "(corregido)"))" : said
  }

  private func words(_ kind: TimelineStep.Kind) -> String {
    switch kind {
    case .requested: say("We got your request", "Recibimos su pedido")
    case .notAccepted: say("We could not take your request", "No pudimos aceptar su pedido")
    case .approved: say("Your provider said yes", "Su médico dijo que sí")
    case .denied: say("Your provider said no", "Su médico dijo que no")
    case .decidedElsewhere:
      say("Your provider decided in another system", "Su médico decidió en otro sistema")
    case .changeProposed: say("Your provider asked for a change", "Su médico pidió un cambio")
    case .changeAccepted: say("You said yes to the change", "Usted aceptó el cambio")
    case .changeDeclined: say("You said no to the change", "Usted no aceptó el cambio")
    case .decisionUndone: say("Your provider is deciding again", "Su médico decide otra vez")
    case .asked: say("We asked you for something", "Le pedimos algo")
    case .signed: say("It was signed and sent", "Se firmó y se envió")
    case .stopped: say("Your provider stopped it", "Su médico lo suspendió")
    case .replaced: say("A new prescription took its place", "Una receta nueva tomó su lugar")
    case .cancelAsked: say("A cancel was asked for", "Se pidió cancelar")
    case .sent: say("Sent to the pharmacy", "Enviado a la farmacia")
    case .rerouted: say("Sent to another pharmacy", "Enviado a otra farmacia")
    case .received: say("The pharmacy has it", "La farmacia lo tiene")
    case .preparing: say("The pharmacy is filling it", "La farmacia lo prepara")
    case .transferring: say("Moving to another pharmacy", "Pasa a otra farmacia")
    case .held: say("The pharmacy put it on hold", "La farmacia lo puso en pausa")
    case .holdLifted: say("The hold is over", "La pausa terminó")
    case .partlyReady: say("Part of it is ready", "Una parte está lista")
    case .ready: say("Ready at the pharmacy", "Listo en la farmacia")
    case .packed: say("Packed", "Empacado")
    case .pickedUp: say("Picked up", "Recogido")
    case .completed: say("It left the pharmacy", "Salió de la farmacia")
    case .notDispensed: say("The pharmacy did not fill it", "La farmacia no lo surtió")
    case .returnedToStock: say("The pharmacy put it back", "La farmacia lo guardó de nuevo")
    case .transferredOut: say("It moved to another pharmacy", "Pasó a otra farmacia")
    case .cancelled: say("The pharmacy cancelled it", "La farmacia lo canceló")
    case .cancelRefused: say("The pharmacy did not cancel it", "La farmacia no lo canceló")
    case .takenBack: say("The pharmacy took back its last news", "La farmacia retiró su última noticia")
    case .inTransit: say("On its way", "En camino")
    case .outForDelivery: say("Out for delivery", "En reparto")
    case .delivered: say("Delivered", "Entregado")
    case .deliveryProblem: say("A problem with the delivery", "Un problema con la entrega")
    case .patientHasIt: say("You told us you have it", "Nos dijo que lo tiene")
    case .patientDidNotGetIt: say("You told us you did not get it", "Nos dijo que no lo recibió")
    case .patientGotPart: say("You told us you got only part", "Nos dijo que recibió solo una parte")
    case .patientGotWrongItem: say("You told us it was not right", "Nos dijo que no estaba bien")
    case .askedAgain: say("You asked to fill it again", "Pidió que lo surtan otra vez")
    }
  }
}
