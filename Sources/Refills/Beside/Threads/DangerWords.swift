import Foundation

/// Words that cannot wait for office hours, in English and Spanish. They call a clinician; what they miss is still read
/// by support, and the page says above the box whom to call in an emergency.
enum DangerWords {
  private static let phrases = [
    "chest pain", "can't breathe", "cant breathe", "cannot breathe", "trouble breathing", "short of breath",
    "throat is closing", "throat closing", "swollen tongue", "swollen face", "anaphyla", "overdose",
    "took too many",
    "suicid", "kill myself", "end my life", "hurt myself", "want to die", "passed out", "unconscious",
    "seizure",
    "stroke", "bleeding", "vomiting blood", "pregnant", "blood sugar is low", "rash all over",
    "dolor de pecho", "no puedo respirar", "falta de aire", "me ahogo", "se me cierra la garganta",
    "lengua hinchada",
    "cara hinchada", "sobredosis", "tome demasiad", "suicidarme", "matarme", "quitarme la vida",
    "hacerme dano",
    "quiero morir", "me desmaye", "convulsion", "sangrado", "sangrando", "embarazada", "derrame",
  ]

  /// Whatever the case and the accents.
  static func areIn(_ text: String) -> Bool {
    let plain = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .replacing("’", with: "'")
    return phrases.contains { plain.contains($0) }
  }
}
