import Refills

/// The Spanish catalogue. It says "pedido", never a drug, a condition, a specialty or a patient's name.
enum SpanishWords {
  static func neutral(_ noticeClass: NoticeClass) -> MessageWords {
    switch noticeClass {
    case .safety:
      MessageWords("Aviso importante: léalo ahora", "Tiene un aviso importante. Por favor, léalo hoy.")
    case .correction:
      MessageWords(
        "Una corrección de su último aviso",
        "Tiene un aviso nuevo. Corrige lo que le dijimos antes. Lo sentimos.")
    case .act: MessageWords("Tiene un aviso nuevo", "Tiene un aviso nuevo. Por favor, léalo pronto.")
    case .good, .late, .pageOnly: MessageWords("Tiene un aviso nuevo", "Tiene un aviso nuevo.")
    }
  }

  /// As long as there are notices: one arm each is what a reader looks for.
  static func status(_ notice: RefillChart.Notice, _ facts: MessageFacts) -> MessageWords {
    switch notice {
    case .received:
      MessageWords("Tenemos su solicitud", "Tenemos su solicitud. La vamos a revisar y le diremos qué sigue.")
    case .approved:
      MessageWords("Su solicitud fue aprobada", "Su solicitud fue aprobada. Ahora va a la farmacia.")
    case .sent:
      MessageWords("Su pedido fue enviado", "Su pedido fue enviado a la farmacia. Le diremos qué sigue.")
    case .preparing:
      MessageWords("Su pedido está en preparación", "La farmacia está preparando su pedido.")
    case .held:
      MessageWords(
        "Su pedido está detenido", "La farmacia detuvo su pedido. Su página dice por qué y quién se ocupa.")
    case .ready:
      MessageWords("Su pedido está listo", "Su pedido está listo para recoger. Su página dice dónde.")
    case .partlyReady:
      MessageWords(
        "Parte de su pedido está lista", "Parte de su pedido está lista para recoger. El resto aún no.")
    case .partlyPickedUp:
      MessageWords(
        "Falta parte de su pedido", "Ya tiene parte de su pedido. Le diremos cuando el resto esté listo.")
    case .collectReminder:
      MessageWords("Su pedido le espera", "Su pedido todavía le espera. Por favor, recójalo pronto.")
    case .windowOver:
      MessageWords(
        "Recoja su pedido ahora",
        "Su pedido está listo desde hace días. La farmacia puede guardarlo de nuevo. Llame antes de ir.")
    case .shipped: MessageWords("Su pedido está en camino", "Su pedido está en camino.")
    case .delivered:
      MessageWords(
        "Su pedido fue entregado",
        "Nos dijeron que su pedido fue entregado. Si no lo tiene, díganos en su página o llámenos.")
    case .deliveryProblem:
      MessageWords(
        "Un problema con su entrega",
        "Hay un problema con su entrega. Lo estamos viendo. Su página dice qué puede hacer.")
    case .returned:
      MessageWords(
        "La farmacia guardó su pedido", "La farmacia guardó su pedido. Puede pedirlo otra vez en su página.")
    case .notDispensed:
      MessageWords(
        "La farmacia no preparó su pedido",
        "La farmacia no preparó su pedido. Lo estamos viendo. Llámenos si lo necesita pronto.")
    case .denied:
      MessageWords(
        "Su solicitud no fue aprobada", "Su solicitud no fue aprobada. Su página dice por qué y qué hacer.")
    case .notAccepted:
      MessageWords(
        "No pudimos tomar su solicitud", "No pudimos tomar su solicitud. Su página dice por qué y qué hacer.")
    case .expired:
      MessageWords(
        "Su solicitud venció", "Su solicitud venció. Pedimos ayuda con ella. Su página dice qué sigue.")
    case .needsYou:
      MessageWords(
        "Necesitamos algo de usted", "Necesitamos algo de usted. Su página dice qué es y dónde hacerlo.")
    case .reminder:
      MessageWords(
        "Todavía necesitamos algo de usted", "Todavía necesitamos algo de usted. Su página dice qué es.")
    case .late: late(facts)
    case .cancelConfirmed:
      MessageWords("Su pedido fue cancelado", "Su pedido fue cancelado. Si usted no lo pidió, llámenos.")
    case .cancelRefused:
      MessageWords(
        "No se pudo cancelar su pedido",
        "La farmacia no pudo cancelar su pedido. Su página dice qué pasa ahora.")
    case .changed:
      MessageWords("Su pedido cambió", "Algo cambió en su pedido. Lea su página antes de usarlo o recogerlo.")
    case .doNotTake:
      MessageWords(
        "No use este pedido",
        "Este pedido fue detenido o cambiado por otro. No use lo que trae. Si ya lo tiene, llámenos.")
    case .wrongItem:
      MessageWords(
        "No use lo que recibió",
        "Nos dijo que algo está mal con su pedido. No lo use. Si se siente mal, llámenos ahora.")
    case .correction: correction(facts)
    }
  }

  private static func late(_ facts: MessageFacts) -> MessageWords {
    let expected =
      facts.expectedAt.map { " Ahora lo esperamos para el \(WrittenTime($0, in: facts.zone).spanish)." } ?? ""
    return MessageWords(
      "Su pedido tarda más", "Su pedido tarda más de lo que dijimos.\(expected) Lo sentimos.")
  }

  private static func correction(_ facts: MessageFacts) -> MessageWords {
    let subject = "Una corrección"
    guard let correction = facts.correction else {
      return MessageWords(
        subject, "Lo que le dijimos de su pedido no es correcto. Lo sentimos. Vea su página.")
    }
    let saidAt = WrittenTime(correction.saidAt, in: facts.zone)
    let changedAt = WrittenTime(correction.changedAt, in: facts.zone)
    return MessageWords(
      subject,
      "El \(saidAt.spanish) dijimos que \(phrase(SaidBefore(correction.said))). "
        + "Eso cambió el \(changedAt.spanish). Lo sentimos.",
      "Su página dice dónde está su pedido ahora.")
  }

  private static func phrase(_ said: SaidBefore) -> String {
    switch said {
    case .ready: "su pedido estaba listo para recoger"
    case .partlyReady: "parte de su pedido estaba lista"
    case .onItsWay: "su pedido estaba en camino"
    case .delivered: "su pedido fue entregado"
    case .pickedUp: "usted había recogido su pedido"
    case .notComing: "su pedido no llegaría"
    case .notApproved: "su solicitud no fue aprobada"
    case .somethingElse: "su pedido estaba en otro lugar"
    }
  }
}
