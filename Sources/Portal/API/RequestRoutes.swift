import Refills
import Statecharts
import Store
import Tracking

/// `PUT /v1/requests/{clinic's id}`: a patient asks for refills; each prescription makes one.
struct RequestRoutes: Sendable {
  /// Prescriptions that one request may name. People take a dozen at most; more is a mistake.
  static let mostPrescriptions = 64

  let service: Service

  func put(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    guard caller.mayKeepRecords else { throw .forbidden("Only the clinic's systems send requests.") }
    guard let external = request.parameters["id"].flatMap(ExternalID.init) else {
      throw .malformed("The id in the path has 1 to 128 printable characters and no spaces.")
    }
    let body = try request.decode(RequestBody.self)
    let reason = try body.written()
    let directory = service.parts.directory
    let patient = try service.patient(body.patient, keptBy: caller)
    let prescriptions = try prescriptions(of: body, patient: patient)
    let old = try replaced(by: body, prescriptions, for: caller)
    let named = try place(body)
    let place = named == nil ? try service.place(again: old) : named
    let sender = Sender(.system, name: caller.name)
    if let known = try service.read({ () throws(StoreError) in try directory.request(external: external) }) {
      let isSame =
        known.patient == patient.id && known.prescriptions == prescriptions.map(\.id)
        && known.way == body.way ?? known.way
      return try await again(known, isSame: isSame, from: sender, for: request)
    }
    var new = NewRequest(
      external, by: patient.id, of: patient.brand, for: prescriptions,
      way: body.way ?? old?.record.way ?? .unknown, at: request.at)
    let made = new.request
    var changes: [Submission.Change] = [.request(made)]
    for prescription in prescriptions {
      let record = try record(
        of: prescription, in: &new, body: body, at: place, reason: reason, replacing: old?.id)
      let first: [Submission.FirstInput] =
        record.importedAt != nil
        ? [.event(.refillImported(Import()))] : [.screen(reason: record.askedBecause)]
      changes.append(.begin(record, first: first))
    }
    return try await service.submit(
      changes, from: sender, showing: Subjects([patient.id]), for: request
    ) { outcome in
      Self.answer(outcome, made: made)
    }
  }

  private func prescriptions(of body: RequestBody, patient: Patient) throws(Problem) -> [Prescription] {
    guard (1...Self.mostPrescriptions).contains(body.prescriptions.count),
      Set(body.prescriptions).count == body.prescriptions.count
    else {
      throw .unprocessable(
        "“prescriptions” names 1 to \(Self.mostPrescriptions) prescriptions, each once.")
    }
    var found: [Prescription] = []
    for (index, name) in body.prescriptions.enumerated() {
      let prescription = try service.read { () throws(StoreError) in
        try service.parts.directory.prescription(external: name)
      }
      guard let prescription, prescription.patient == patient.id else {
        throw .unprocessable(
          "“prescriptions.[\(index)]” is no prescription of this patient. Send the prescription first.")
      }
      found.append(prescription)
    }
    return found
  }

  /// The refill that did not arrive, where the request says that it goes in its place.
  private func replaced(by body: RequestBody, _ prescriptions: [Prescription], for caller: Caller)
    throws(Problem) -> Refill?
  {
    guard let name = body.replaces else { return nil }
    let old: Refill
    do throws(Problem) {
      old = try service.refill(name, for: caller)
    } catch {
      throw error.status == 404 ? .unprocessable("“replaces” is no refill of yours.") : error
    }
    guard prescriptions.map(\.id) == [old.record.prescription] else {
      throw .unprocessable("“replaces” goes with one prescription: that of the refill it names.")
    }
    guard body.imported != true else {
      throw .unprocessable("What replaces another is no past: leave out “imported”.")
    }
    return old
  }

  private func record(
    of prescription: Prescription, in made: inout NewRequest, body: RequestBody, at place: PharmacyPlace?,
    reason: String?, replacing old: RefillID?
  ) throws(Problem) -> RefillRecord {
    guard let external = made.external(of: prescription) else {
      throw .unprocessable(
        "The ids of request and prescription are too long together: at most 127 characters.")
    }
    var place = place
    place?.item = body.pharmacy?.items?[prescription.external.text]
    if body.imported == true, place == nil {
      throw .unprocessable(
        "An imported refill is with a pharmacy: “pharmacy” says which endpoint reports on it.")
    }
    return made.record(
      of: prescription, named: external, at: place, reason: reason,
      imported: body.imported == true, replacing: old)
  }

  /// The pharmacy that is named, for all of the request; nil: none is.
  private func place(_ body: RequestBody) throws(Problem) -> PharmacyPlace? {
    guard let pharmacy = body.pharmacy else { return nil }
    return try service.place(at: pharmacy.endpoint)
  }

  private struct Made: Encodable {
    let id: RequestID
    let external: ExternalID
    let refills: [RefillWire]
  }

  /// The request was made before. Its key, if it has one, gives the answer of then; else this says where its refills
  /// are now.
  private func again(_ known: RefillRequest, isSame: Bool, from sender: Sender, for request: PortalRequest)
    async throws(Problem) -> PortalReply
  {
    let refills = try service.read { () throws(StoreError) in
      try service.parts.views.refills(of: known.patient, limit: Self.mostRefillsOfPatient)
    }
    return try await service.submit(
      [], from: sender, showing: isSame ? Subjects(refills) : .nobody, for: request
    ) { _ in
      guard isSame else {
        let problem = Problem.conflict(
          "There is another request with this id. Give each request an id of its own.")
        return problem.rendered
      }
      return Self.answer(status: 200, known, refills)
    }
  }

  /// As many refills as one patient may have had in the years that are kept.
  static let mostRefillsOfPatient = 1000

  private static func answer(_ outcome: Outcome, made: RefillRequest) -> RenderedAnswer {
    if let problem = outcome.problem() { return problem.rendered }
    guard case .done(let refills) = outcome else { return RenderedAnswer(status: 500, body: []) }
    return answer(status: 201, made, refills)
  }

  private static func answer(status: Int, _ made: RefillRequest, _ refills: [Refill]) -> RenderedAnswer {
    let own = refills.filter { $0.record.request == made.id }
    let body = Made(id: made.id, external: made.external, refills: own.map { RefillWire($0) })
    return RenderedAnswer(status: status, body: JSONWriter.bytes(body))
  }
}
