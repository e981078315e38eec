import Refills
import Store

extension ReadRecord {
  /// - Parameter names: of staff, by their ids.
  func who(_ names: [String: String], _ patient: PatientID) -> String {
    switch reader {
    case .client(let name): "the system “\(name)”"
    case .staff(let id): names[id.text] ?? "\(id), who is not known any more"
    case .patient(let id): id == patient ? "the patient" : "the patient \(id)"
    case .localOperator: "the operator, on the machine itself"
    }
  }

  /// What was shown, in words; a route of the API as its users know it.
  var what: String {
    let more = patients.count - 1
    let words = Self.pages[route] ?? route
    return more > 0 ? "\(words), with \(more) more" : words
  }

  private static let pages = [
    "GET /p": "their page", "GET /p/refills/{id}": "their page of a refill",
    "GET /desk": "the queue", "GET /desk/refills/{id}": "a refill on the desk",
    "GET /desk/refills/{id}/chart": "a refill's way through the chart",
    "POST /v1/patients/{id}/links": "a new link to their page",
    "POST /desk/find": "a search on the desk", "GET /desk/messages": "messages that were given up",
    "POST \(PrivacyPage.path)": "a search for privacy", "GET \(ReadsPage.path)": "who saw them",
    "POST \(ReadsPage.path)/record": "the whole record, as a file",
  ]
}
