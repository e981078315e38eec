import Refills

extension Wording {
  /// Says no more than that there is news, and how much it matters.
  static func emailNeutralSubject(_ noticeClass: NoticeClass) -> Wording {
    let words: Words =
      switch noticeClass {
      case .safety: ("Please read your update today", "Lea su aviso hoy, por favor")
      case .correction: ("We must correct your last update", "Corregimos su último aviso")
      case .act, .good, .late, .pageOnly: ("You have an update", "Tiene un aviso nuevo")
      }
    return Wording("email.neutralSubject", noticeClass.rawValue, words)
  }

  /// The same within the e-mail.
  static func emailNeutralBody(_ noticeClass: NoticeClass) -> Wording {
    let words: Words =
      switch noticeClass {
      case .safety: ("You have an important update from us.", "Tiene un aviso importante de nosotros.")
      case .correction:
        (
          "You have an update. It corrects what we told you before. We are sorry.",
          "Tiene un aviso nuevo. Corrige lo que le dijimos antes. Lo sentimos."
        )
      case .act: ("You have an update from us.", "Tiene un aviso nuevo de nosotros.")
      case .good, .late, .pageOnly:
        (
          "You have an update from us. Your page tells you more.",
          "Tiene un aviso nuevo de nosotros. Su página le dice más."
        )
      }
    return Wording("email.neutralBody", noticeClass.rawValue, words)
  }

  /// What to do about it: read it on the page.
  static func emailNeutralAct(_ noticeClass: NoticeClass) -> Wording {
    let words: Words =
      switch noticeClass {
      case .safety:
        (
          "Please read it on your page today. If you can't, call us at {phone}.",
          "Léalo hoy en su página, por favor. Si no puede, llámenos al {phone}."
        )
      case .correction:
        (
          "Please read it on your page. If you can't, call us at {phone}.",
          "Léalo en su página, por favor. Si no puede, llámenos al {phone}."
        )
      case .act:
        (
          "Please read it on your page soon. If you can't, call us at {phone}.",
          "Léalo pronto en su página, por favor. Si no puede, llámenos al {phone}."
        )
      case .good, .late, .pageOnly:
        (
          "Please read it when you can. Questions? Call us at {phone}.",
          "Léalo cuando pueda, por favor. ¿Preguntas? Llámenos al {phone}."
        )
      }
    return Wording("email.neutralAct", noticeClass.rawValue, words)
  }

  /// The same as one line of a text.
  static func textNeutral(_ noticeClass: NoticeClass) -> Wording {
    let words: Words =
      switch noticeClass {
      case .safety: ("Important update: please read it today.", "Aviso importante: por favor, lea hoy.")
      case .correction: ("We must correct our last update.", "Corregimos el aviso anterior.")
      case .act: ("You have an update. Please read it soon.", "Tiene un aviso. Por favor, lea pronto.")
      case .good, .late, .pageOnly: ("You have an update.", "Tiene un aviso nuevo.")
      }
    return Wording("text.neutral", noticeClass.rawValue, words)
  }
}
