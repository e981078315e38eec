extension Patient {
  /// The same as a record system writes it, which knows nothing of what was said to us: what had ended stays so,
  /// unless the patient agreed again since.
  package func keepingEndings(of known: Patient) -> Patient {
    var patient = self
    for index in contacts.indices where contacts[index].ending == nil {
      let place = contacts[index].place
      let ended = known.contacts.first { $0.place == place && $0.ending != nil }?.ending
      if let ended, !contacts[index].isAgreedAgain(after: ended) { patient.contacts[index].ending = ended }
    }
    return patient
  }

  /// The same with a contact that has ended or, for nil, is used again.
  ///
  /// A number that is somebody else's stays so whatever that person says, and only who had said STOP can take it
  /// back.
  /// - Returns: nil where nothing would change.
  package func ending(_ place: ContactPlace, _ ending: ContactEnding?) -> Patient? {
    var patient = self
    for index in contacts.indices where contacts[index].place == place {
      let now = contacts[index].ending?.cause
      let changes = ending == nil ? now == .stopped : now != .wrongNumber && now != ending?.cause
      if changes { patient.contacts[index].ending = ending }
    }
    return patient == self ? nil : patient
  }
}
