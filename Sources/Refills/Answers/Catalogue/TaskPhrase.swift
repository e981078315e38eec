/// What the patient is asked to do, as a clause: “Yes: pick it up at …”
enum TaskPhrase: String, Phrase {
  case doNotTake, seeWhatWeAsked, answerChange, checkDetailsAtPharmacy, collect, collectPart, callBeforeYouGo
  case sayWhetherYouHaveIt, askToFillAgain, callNewPharmacy, askWhatToTake, askForNewPrescription, bookVisit
  case getTests, askOtherProvider, callUs, chooseVisit, attendVisit, pay

  static let group = "page.task"

  var words: Wording.Words {
    switch self {
    case .doNotTake: ("do not take it if it comes", "no lo tome si llega")
    case .seeWhatWeAsked: ("look at what we asked you", "mire lo que le pedimos")
    case .answerChange: ("read the change and say yes or no", "lea el cambio y diga sí o no")
    case .checkDetailsAtPharmacy:
      (
        "call {pharmacy} and check your name, birth date and plan",
        "llame a {pharmacy} y revise su nombre, fecha de nacimiento y seguro"
      )
    case .collect: ("pick it up at {pharmacy}", "recójalo en {pharmacy}")
    case .collectPart: ("you can pick up that part at {pharmacy}", "puede recoger esa parte en {pharmacy}")
    case .callBeforeYouGo: ("call {pharmacy} before you go", "llame a {pharmacy} antes de ir")
    case .sayWhetherYouHaveIt: ("tell us if you have it", "díganos si lo tiene")
    case .askToFillAgain:
      ("if you still need it, ask to fill it again", "si aún lo necesita, pida que lo surtan otra vez")
    case .callNewPharmacy: ("call the new pharmacy", "llame a la farmacia nueva")
    case .askWhatToTake: ("ask us what to take now", "pregúntenos qué tomar ahora")
    case .askForNewPrescription: ("ask us for a new prescription", "pídanos una receta nueva")
    case .bookVisit: ("book a visit", "pida una cita")
    case .pay: ("pay what is due", "pague lo que debe")
    case .chooseVisit: ("choose a time for your visit", "elija una hora para su cita")
    case .attendVisit: ("come to your visit {when}", "venga a su cita {when}")
    case .getTests: ("ask us which test you need", "pregúntenos qué análisis necesita")
    case .askOtherProvider:
      ("ask the provider who treats you for it", "pregunte al médico que le trata por esto")
    case .callUs: ("talk to us about what else can help", "hable con nosotros sobre qué más puede ayudar")
    }
  }
}

extension Wording {
  /// What an open action asks, as a clause.
  static func ask(_ kind: OpenAction.Kind) -> Wording {
    let words: Words =
      switch kind {
      case .visit: ("book your visit", "pida su cita")
      case .labs: ("get your lab tests", "hágase los análisis")
      case .questionnaire: ("answer our questions", "responda nuestras preguntas")
      case .identity: ("show us who you are", "muéstrenos quién es")
      case .insurance: ("check your health plan", "revise su seguro")
      case .price: ("say if the price is fine", "diga si el precio está bien")
      case .payment: ("update your card", "actualice su tarjeta")
      case .address: ("check your address", "revise su dirección")
      case .choosePharmacy: ("choose a pharmacy", "elija una farmacia")
      case .confirmChange: ("read the change and say yes or no", "lea el cambio y diga sí o no")
      case .collectElsewhere: ("pick it up at the other place", "recójalo en el otro lugar")
      }
    return Wording("page.ask", kind.rawValue, words)
  }
}
