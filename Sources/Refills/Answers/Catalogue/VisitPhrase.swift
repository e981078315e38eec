/// What is known of a visit.
package enum VisitPhrase: String, Phrase {
  case choose, askedFor, askedForSome, on, moved, moveAsked, noTime, missed, held, heldOnce, cancelled
  case yourVisit, with, place, join, prepare, moveIt, bookIt, ifMissed, pick, take, confirm, confirmed
  case cannotCome, why

  package static let group = "page.visit"

  package var words: Wording.Words {
    switch self {
    case .choose: ("Choose the time that suits you best.", "Elija la hora que le convenga.")
    case .askedFor:
      (
        "You asked for {time}. It is not booked yet.",
        "Usted pidió {time}. Aún no está reservada."
      )
    case .askedForSome:
      ("You asked for a visit. We look for a time.", "Usted pidió una cita. Buscamos una hora.")
    case .on: ("It is {when}.", "Es {when}.")
    case .moved: ("It was moved. It is {when} now.", "Se cambió. Ahora es {when}.")
    case .moveAsked:
      (
        "You asked to move it. Until it is moved, it is {when}.",
        "Usted pidió cambiarla. Hasta entonces es {when}."
      )
    case .noTime: ("The time is not set yet.", "Aún no hay hora.")
    case .missed:
      (
        "You missed it. Call us at {phone} for another time.",
        "No vino a la cita. Llámenos al {phone} para otra hora."
      )
    case .held: ("It was {when}.", "Fue {when}.")
    case .heldOnce: ("You have had it.", "Ya la tuvo.")
    case .cancelled:
      ("It was cancelled. Call us at {phone} for another.", "Se canceló. Llámenos al {phone} para otra.")
    case .yourVisit: ("Your visit", "Su cita")
    case .with: ("With", "Con")
    case .place: ("Where", "Dónde")
    case .join: ("Join the visit", "Entrar a la cita")
    case .prepare: ("Have at hand", "Tenga a mano")
    case .moveIt: ("Move it", "Cambiarla")
    case .bookIt: ("Book it", "Pedirla")
    case .ifMissed:
      (
        "If you miss it, we offer you other times. Your request waits until then.",
        "Si no viene, le ofrecemos otras horas. Su pedido espera hasta entonces."
      )
    case .pick: ("Times you can choose", "Horas que puede elegir")
    case .take: ("Ask for {time}", "Pedir {time}")
    case .confirm: ("I will be there", "Voy a ir")
    case .confirmed: ("You said that you will be there.", "Usted dijo que va a ir.")
    case .cannotCome: ("I cannot come then", "No puedo ir entonces")
    case .why: ("When could you come? (you may leave this empty)", "¿Cuándo podría? (puede dejarlo vacío)")
    }
  }
}
