import Statecharts

extension AnswerWords {
  func tooSoon(until moment: Instant?) -> String {
    guard let moment else {
      return say(
        "The pharmacy has not told us from when on it can.", "La farmacia no nos ha dicho desde cuándo puede."
      )
    }
    return say(
      "The pharmacy can fill it from \(date(moment)) on.",
      "La farmacia puede surtirlo desde el \(date(moment)).")
  }

  func outOfStock(until moment: Instant?) -> String {
    sentences([
      say("It waits for more to come in.", "Espera que llegue más."),
      moment.map { say("It hopes to have it on \(date($0)).", "Espera tenerlo el \(date($0)).") }
        ?? say("It has not told us when.", "No nos ha dicho cuándo."),
    ])
  }

  /// Why the request was not taken.
  func notAccepted(_ failure: ScreeningFailure) -> String {
    switch failure.reason {
    case .duplicate: say("We already have a request for it.", "Ya tenemos un pedido de esto.")
    case .tooSoon:
      failure.notBefore.map {
        say(
          "It is too soon. You can ask again from \(date($0)) on.",
          "Es muy pronto. Puede pedirlo desde el \(date($0)).")
      } ?? say("It is too soon for the next one.", "Es muy pronto para el siguiente.")
    case .discontinued: say("Your provider stopped this prescription.", "Su médico suspendió esta receta.")
    }
  }

  /// Why the provider said no, and what they said of the days without medicine.
  func denied(_ denial: Denial) -> String {
    sentences([why(denial.reason), denial.gap.map(meanwhile)])
  }

  private func why(_ reason: Denial.Reason) -> String {
    switch reason {
    case .tooSoon: say("It is too soon for the next one.", "Es muy pronto para el siguiente.")
    case .needsAppointment: say("You need a visit first.", "Necesita una cita antes.")
    case .labsFirst: say("You need a test or a check first.", "Necesita un análisis o un chequeo antes.")
    case .notUnderCare: say("We do not treat you for this.", "No le tratamos por esto.")
    case .discontinued: say("This prescription was stopped.", "Esta receta fue suspendida.")
    case .alreadyHandled: say("It was already taken care of.", "Ya se resolvió.")
    case .patientsRequest: say("You asked us to stop it.", "Usted pidió pararlo.")
    case .allergy: say("It may not be safe with your allergy.", "Puede no ser seguro con su alergia.")
    case .interaction:
      say("It may not mix well with something else you take.", "Puede no ir bien con otra cosa que toma.")
    // Not named even here: others may look at the page with the patient.
    case .pregnancy: say("It may not be safe for you now.", "Puede no ser seguro para usted ahora.")
    case .sideEffects: say("It may have done you harm.", "Puede haberle hecho daño.")
    case .notLicensedWhereYouAre:
      say(
        "Our providers may not treat you where you are now.",
        "Nuestros médicos no pueden atenderle donde está ahora.")
    case .neverPrescribedByUs: say("It was not written by us.", "No la recetamos nosotros.")
    case .newPrescriptionFollows:
      say("A new prescription comes in its place.", "Viene una receta nueva en su lugar.")
    case .needsPriorAuthorisation:
      say("Your health plan has to agree first.", "Su seguro tiene que aceptar antes.")
    case .other: say("Your provider left you a note about it.", "Su médico le dejó una nota.")
    }
  }

  private func meanwhile(_ gap: Denial.Gap) -> String {
    switch gap {
    case .safeToWait:
      say("Your provider says it is safe to wait.", "Su médico dice que puede esperar sin riesgo.")
    case .bridge(let days):
      say(
        "Your provider wants to give you enough for \(days) days.",
        "Su médico quiere darle lo necesario para \(days) días.")
    case .weCallToday: say("We call you today.", "Le llamamos hoy.")
    }
  }
}
