import Refills

extension Caller {
  /// As whom this caller may send an event about something of that brand and patient. Who may send it is read from the
  /// chart, not written again here.
  func sender(of kind: some ChartEventKind, brand: BrandName, patient: PatientID) throws(Problem) -> Sender {
    let actors = self.actors(at: brand, patient: patient).intersection(kind.actors)
    guard let actor = actors.min(by: { $0.rawValue < $1.rawValue }) else {
      let allowed = kind.actors.map(\.rawValue).sorted().joined(separator: ", ")
      throw .forbidden("“\(kind.rawValue)” may be sent by: \(allowed). You are not one of them here.")
    }
    return Sender(actor, name: name)
  }
}
