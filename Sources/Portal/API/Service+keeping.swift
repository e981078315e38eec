import Refills
import Statecharts
import Tracking

extension Service {
  /// Who writes a record, the clinic's id in the path, and as whom this caller keeps records.
  func keeper(_ request: PortalRequest) throws(Problem) -> (Caller, ExternalID, Sender) {
    guard let caller = request.caller else { throw .unauthorised }
    guard caller.mayKeepRecords else {
      throw .forbidden("Only the clinic's systems and its administrators write records.")
    }
    guard let external = request.parameters["id"].flatMap(ExternalID.init) else {
      throw .malformed("The id in the path has 1 to 128 printable characters and no spaces.")
    }
    return (caller, external, Sender(.system, name: caller.name))
  }

  private struct Kept: Encodable {
    let id: String
    let external: String
  }

  /// The answer to a `PUT`: our id beside the clinic's.
  static func kept(_ outcome: Outcome, id: String, external: ExternalID, isNew: Bool) -> RenderedAnswer {
    if let problem = outcome.problem() { return problem.rendered }
    return RenderedAnswer(
      status: isNew ? 201 : 200, body: JSONWriter.bytes(Kept(id: id, external: external.text)))
  }
}
