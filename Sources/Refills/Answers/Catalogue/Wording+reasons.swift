extension Wording {
  /// Why the provider said no.
  static func why(_ reason: Denial.Reason) -> Wording {
    let words: Words =
      switch reason {
      case .tooSoon: ("It is too soon for the next one.", "Es muy pronto para el siguiente.")
      case .needsAppointment: ("You need a visit first.", "Necesita una cita antes.")
      case .labsFirst: ("You need a test or a check first.", "Antes le hace falta un análisis o un chequeo.")
      case .notUnderCare: ("We do not treat you for this.", "No le tratamos por esto.")
      case .discontinued: ("This prescription was stopped.", "Esta receta fue suspendida.")
      case .alreadyHandled: ("It was already taken care of.", "Ya se resolvió.")
      case .patientsRequest: ("You asked us to stop it.", "Usted pidió pararlo.")
      case .allergy: ("It may not be safe with your allergy.", "Puede no ser seguro con su alergia.")
      case .interaction:
        ("It may not mix well with something else you take.", "Puede no ir bien con otra cosa que toma.")
      // Not named even here: others may look at the page with the patient.
      case .pregnancy: ("It may not be safe for you now.", "Puede no ser seguro para usted ahora.")
      case .sideEffects: ("It may have done you harm.", "Puede haberle hecho daño.")
      case .notLicensedWhereYouAre:
        (
          "Our providers may not treat you where you are now.",
          "Nuestros médicos no pueden atenderle donde está ahora."
        )
      case .neverPrescribedByUs: ("It was not written by us.", "No la recetamos nosotros.")
      case .newPrescriptionFollows:
        ("A new prescription comes in its place.", "Viene una receta nueva en su lugar.")
      case .needsPriorAuthorisation:
        ("Your health plan has to agree first.", "Su seguro tiene que aceptar antes.")
      case .other: ("Your provider left you a note about it.", "Su médico le dejó una nota.")
      }
    return Wording("page.why", reason.rawValue, words)
  }
}
