/// Words that would say in an e-mail or a text what kind of medicine it is, what it is for, or who prescribes it. It
/// can't be complete: a person who words a brand knows what its patients take.
package enum UnsaidWords {
  /// Beginnings of words, in lower case, in both languages.
  package static let beginnings: [String] = [
    // What it is.
    "medic", "drug", "dose", "dosis", "pill", "tablet", "capsul", "inject", "inyec", "prescription", "receta",
    "pastilla", "jeringa", "syringe", "vial", "insulin", "antidepres", "antibiot", "opioid", "hormon",
    "steroid",
    "esteroid", "semaglutid", "tirzepatid", "metformin", "viagra", "testoster", "estrogen", "estrógen",
    "adderall",
    "xanax", "ozempic", "contracepti", "anticonceptiv", "vaccin", "vacuna",
    // What it is for.
    "diabet", "cancer", "cáncer", "depress", "depres", "anxiety", "ansiedad", "adhd", "hiv", "vih", "aids",
    "obes",
    "weight", "peso", "pregnan", "embaraz", "fertil", "menopaus", "erectil", "asthma", "asma", "hypertens",
    "hipertens", "epilep", "addict", "adicc", "disease", "enfermedad", "diagnos", "symptom", "síntoma",
    "allerg",
    "alergi",
    // Who prescribes it.
    "psychiatr", "psiquiatr", "psycholog", "psicólog", "oncolog", "oncólog", "cardiolog", "cardiólog",
    "dermatolog",
    "dermatólog", "urolog", "urólog", "gynecolog", "ginecólog", "endocrin", "neurolog", "neurólog", "pediatr",
  ]

  /// The first word of a text that says too much; nil: none.
  package static func first(in text: some StringProtocol) -> String? {
    Reading.words(text).first { word in beginnings.contains { word.hasPrefix($0) } }
  }
}
