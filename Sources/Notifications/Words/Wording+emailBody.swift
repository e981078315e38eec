import Refills

extension Wording {
  /// What it is, and what comes next by itself. It says “order”, never a drug, a condition, a specialty or a name.
  static func emailBody(_ notice: RefillChart.Notice) -> Wording {
    let words: Words =
      switch notice {
      case .received:
        (
          "We have your request. We check it now. Then your provider looks at it.",
          "Tenemos su pedido. Lo revisamos ahora. Luego lo ve su médico."
        )
      case .approved:
        (
          "Your provider said yes to your request. Next, it goes to the pharmacy.",
          "Su médico dijo que sí a su pedido. Ahora va a la farmacia."
        )
      case .sent:
        (
          "We sent your order to the pharmacy. Next, the pharmacy fills it.",
          "Enviamos su pedido a la farmacia. Luego la farmacia lo prepara."
        )
      case .preparing:
        ("The pharmacy told us that it is filling your order.", "La farmacia nos dijo que prepara su pedido.")
      case .held:
        (
          "The pharmacy put your order on hold. Your page says why, and who works on it.",
          "La farmacia puso su pedido en pausa. Su página dice por qué y quién se ocupa."
        )
      case .ready:
        (
          "Your order is ready to pick up. The pharmacy keeps it for you for some days.",
          "Su pedido está listo para recoger. La farmacia se lo guarda unos días."
        )
      case .partlyReady:
        (
          "Part of your order is ready to pick up. The rest is not ready yet.",
          "Una parte de su pedido está lista para recoger. El resto aún no."
        )
      case .partlyPickedUp:
        (
          "You have part of your order. The pharmacy still owes you the rest.",
          "Usted tiene una parte de su pedido. La farmacia aún le debe el resto."
        )
      case .collectReminder:
        (
          "Your order is still waiting for you. The pharmacy keeps it only for some days.",
          "Su pedido todavía le espera. La farmacia solo lo guarda unos días."
        )
      case .windowOver:
        (
          "Your order has been ready for days. The pharmacy may have put it back.",
          "Su pedido está listo desde hace días. Puede que la farmacia lo haya guardado de nuevo."
        )
      case .shipped:
        (
          "Your order is on its way to you. It has left the pharmacy.",
          "Su pedido va en camino hacia usted. Ya salió de la farmacia."
        )
      case .delivered:
        ("We were told that your order was delivered.", "Nos dijeron que su pedido fue entregado.")
      case .sentAgain:
        (
          "We asked for your order again. A new one takes its place. It does not cost you more.",
          "Pedimos otra vez su pedido. Uno nuevo toma su lugar. No le cuesta más."
        )
      case .deliveryProblem:
        (
          "There is a problem with your delivery. Our team is asking where it is.",
          "Hay un problema con su entrega. Nuestro equipo pregunta dónde está."
        )
      case .returned:
        (
          "The pharmacy put your order back. You can ask to have it filled again.",
          "La farmacia guardó su pedido de nuevo. Puede pedir que lo surtan otra vez."
        )
      case .notDispensed:
        (
          "The pharmacy did not fill your order. Our team finds out why, and what else can be done.",
          "La farmacia no surtió su pedido. Nuestro equipo averigua por qué y qué más se puede hacer."
        )
      case .denied:
        (
          "Your provider said no to your request. Your page says why.",
          "Su médico dijo que no a su pedido. Su página dice por qué."
        )
      case .notAccepted:
        (
          "We could not take your request. Your page says why.",
          "No pudimos aceptar su pedido. Su página dice por qué."
        )
      case .expired:
        (
          "Your request ran out of time, so it can't be filled. You need a new one.",
          "Su pedido venció y ya no se puede surtir. Necesita uno nuevo."
        )
      case .needsYou:
        (
          "We need something from you. Your page says what it is and where to do it.",
          "Necesitamos algo de usted. Su página dice qué es y dónde hacerlo."
        )
      case .reminder:
        (
          "We still need something from you. We have asked you before. Your page says what it is.",
          "Aún necesitamos algo de usted. Ya se lo pedimos antes. Su página dice qué es."
        )
      case .late:
        (
          "Your order takes longer than we said. We are sorry.",
          "Su pedido tarda más de lo que dijimos. Lo sentimos."
        )
      case .cancelConfirmed:
        (
          "The pharmacy says it cancelled your order. Nothing more is planned for it.",
          "La farmacia dice que canceló su pedido. No hay nada más previsto."
        )
      case .cancelRefused:
        (
          "The pharmacy did not cancel your order. It may still come.",
          "La farmacia no canceló su pedido. Puede que aún llegue."
        )
      case .changed:
        (
          "Something about your order changed. Your page says what it is.",
          "Algo cambió en su pedido. Su página dice qué es."
        )
      case .doNotTake:
        (
          "This order was stopped, or a new one took its place. It may still come to you.",
          "Este pedido fue detenido o cambiado por otro. Puede que aún le llegue."
        )
      case .wrongItem:
        (
          "You told us that something is wrong with your order. Our team looks into it.",
          "Nos dijo que algo está mal con su pedido. Nuestro equipo lo revisa."
        )
      case .answered:
        (
          "Our team wrote to you. The message is on your page.",
          "Nuestro equipo le escribió. El mensaje está en su página."
        )
      case .correction:
        (
          "What we told you about your order is not so. We are sorry.",
          "Lo que le dijimos de su pedido no es así. Lo sentimos."
        )
      }
    return Wording("email.body", notice.rawValue, words)
  }
}
