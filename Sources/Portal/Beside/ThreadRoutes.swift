import Refills
import Statecharts
import Store
import Tracking

/// The thread of a refill: what the patient and the clinic write to each other about it.
struct ThreadRoutes: Sendable {
  let service: Service

  private struct Wire: Encodable {
    struct Entry: Encodable {
      let side: ThreadEntry.Side
      let by: String
      let at: WireTime
      let text: String
    }

    let refill: RefillID
    let version: Int64
    let state: ThreadChart.State
    let owner: StaffID?
    let entries: [Entry]
  }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let refill = try service.refillToRead(request)
    let begun = try begun(of: refill, at: request)
    let known: Conversation? = try service.read { () throws(StoreError) in
      try service.parts.directory.matter(external: begun.external)
    }
    let thread = known ?? begun
    return .json(
      JSONWriter.bytes(
        Wire(
          refill: refill.id, version: thread.version, state: thread.state, owner: thread.facts.owner,
          entries: thread.facts.entries.map {
            Wire.Entry(side: $0.side, by: $0.by, at: WireTime($0.at), text: $0.text)
          })), of: Subjects(refill))
  }

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    let refill = try service.refill(request.parameters["id"], for: caller)
    let event = try request.decode(ThreadBody.self).event()
    let version = try Service.expectedVersion(request)
    let subjects = Subjects(refill)
    let reply = try await submit(
      event, about: refill, by: caller, expecting: version, showing: subjects, for: request)
    guard reply.status < 400 else { return reply }
    let replayed = reply.headers.filter { $0.name == "Idempotent-Replayed" }
    return PortalReply(
      "application/json", try show(request).body, of: replayed.isEmpty ? .nobody : subjects, headers: replayed
    )
  }

  /// - Parameter version: of the thread as the page showed it; nil: any.
  /// - Returns: nil where it is done; else the refusal.
  func send(
    _ event: ThreadChart.Event, about refill: Refill, by caller: Caller, expecting version: Int64?,
    for request: PortalRequest
  ) async throws(Problem) -> PortalReply? {
    let reply = try await submit(
      event, about: refill, by: caller, expecting: version, showing: .nobody, for: request)
    return reply.status < 400 ? nil : reply
  }

  /// What a patient writes on the page. A button that is pressed twice says it once.
  func write(_ words: ThreadWords, about refill: Refill, by caller: Caller, for request: PortalRequest)
    async throws(Problem) -> PortalReply?
  {
    let now = request.at
    let input = BesideInput(for: try begun(of: refill, at: request)) {
      $0.facts.hasJust(words, at: now) ? [] : [ThreadChart.Event.threadWrote(words)]
    }
    let reply = try await submit(
      input, saying: .threadWrote, about: refill, by: caller, showing: .nobody, for: request)
    return reply.status < 400 ? nil : reply
  }

  private func submit(
    _ event: ThreadChart.Event, about refill: Refill, by caller: Caller, expecting version: Int64?,
    showing subjects: Subjects, for request: PortalRequest
  ) async throws(Problem) -> PortalReply {
    let input = BesideInput(event, for: try begun(of: refill, at: request), expecting: version)
    return try await submit(
      input, saying: event.kind, about: refill, by: caller, showing: subjects, for: request)
  }

  private func submit(
    _ input: BesideInput<ThreadChart>, saying kind: ThreadChart.EventKind, about refill: Refill,
    by caller: Caller, showing subjects: Subjects, for request: PortalRequest
  ) async throws(Problem) -> PortalReply {
    let sender = try caller.sender(of: kind, brand: refill.record.brand, patient: refill.record.patient)
    return try await service.submit([.thread(input)], from: sender, showing: .nobody, for: request) {
      outcome in
      outcome.answerOfForm()
    }
  }

  /// As it begins, with its refill and by its id; where it is known, the door goes on from that.
  private func begun(of refill: Refill, at request: PortalRequest) throws(Problem) -> Conversation {
    guard let begun = Conversation(of: refill, at: request.at) else {
      throw Problem("broken", 500, "Not done", "The chart cannot begin. Report this.")
    }
    return begun
  }
}
