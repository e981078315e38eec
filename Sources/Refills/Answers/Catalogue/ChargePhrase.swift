/// What is known of a charge.
package enum ChargePhrase: String, Phrase {
  case noted, quoted, accepted, due, dueBy, failed, paid, disputed, refunding, refunded, dropped, renews,
    others
  case someAmount, what, yourCharges, by, clinic, pharmacy, insurer, accept, orWrite, payNow, updateCard,
    receipt, cameBack

  package static let group = "page.charge"

  package var words: Wording.Words {
    switch self {
    case .noted:
      ("It will be {amount}. There is nothing to pay yet.", "Serán {amount}. Aún no hay nada que pagar.")
    case .quoted:
      (
        "It is {amount}, if you agree. You pay nothing before that.",
        "Son {amount}, si está de acuerdo. No paga nada antes."
      )
    case .accepted:
      ("You agreed to {amount}. You will not pay more.", "Usted aceptó {amount}. No pagará más.")
    case .due: ("You have {amount} to pay.", "Tiene {amount} por pagar.")
    case .dueBy: ("You have {amount} to pay by {date}.", "Tiene {amount} por pagar hasta el {date}.")
    case .failed:
      (
        "We could not take {amount} from your card. Please update it.",
        "No pudimos cobrar {amount} de su tarjeta. Actualícela, por favor."
      )
    case .paid: ("You paid {amount}.", "Usted pagó {amount}.")
    case .disputed:
      (
        "You asked about {amount}. Our team looks into it.",
        "Usted preguntó por {amount}. Nuestro equipo lo revisa."
      )
    case .refunding: ("You get {amount} back.", "Se le devuelven {amount}.")
    case .refunded: ("You got {amount} back.", "Se le devolvieron {amount}.")
    case .dropped: ("There is nothing to pay for it any more.", "Ya no hay nada que pagar por esto.")
    case .renews: ("It is charged again on {date}.", "Se cobra otra vez el {date}.")
    case .others: ("More is below.", "Hay más abajo.")
    case .someAmount: ("an amount we do not know yet", "una suma que aún no sabemos")
    case .what: ("For", "Por")
    case .yourCharges: ("What you pay", "Lo que paga")
    case .by: ("Who charges it", "Quién lo cobra")
    case .clinic: ("the clinic", "la clínica")
    case .pharmacy: ("the pharmacy", "la farmacia")
    case .insurer: ("your health plan", "su seguro")
    case .accept: ("Yes, I agree to {amount}", "Sí, acepto {amount}")
    case .orWrite:
      ("If it is not fine, write to us or call {phone}.", "Si no está bien, escríbanos o llame al {phone}.")
    case .updateCard: ("Update the card", "Actualizar la tarjeta")
    case .payNow: ("Pay now", "Pagar ahora")
    case .receipt: ("Receipt", "Recibo")
    case .cameBack:
      (
        "Did you pay? We have not heard of it yet. This page says so once we do.",
        "¿Ya pagó? Aún no lo sabemos. Esta página lo dirá en cuanto lo sepamos."
      )
    }
  }
}
