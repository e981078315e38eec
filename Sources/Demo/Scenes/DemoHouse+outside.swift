import Curl
import Foundation
import Refills
import Statecharts

/// What comes from outside the clinic.
extension DemoHouse {
  /// The clinic's scheduler says how the visit of a patient stands.
  func visit(_ patient: ScenePatient, _ members: [String: Any]) async throws {
    let about = ["patient": patient.id, "refill": "rq-\(patient.id)/rx-\(patient.id)", "place": "By video"]
    try await call("PUT", "/v1/visits/vi-\(patient.id)", members.merging(about) { told, _ in told })
  }

  /// A patient answers a text.
  func answer(_ words: String, from patient: ScenePatient) async throws {
    phone.take(.init(at: clock.now(), words: words, isOwn: true), for: patient.number)
    let body = try JSONSerialization.data(withJSONObject: ["from": patient.number, "text": words])
    let headers = [
      CurlHeader("Content-Type", "application/json"),
      CurlHeader(DemoFolder.reportHeader, DemoFolder.reportSecret),
    ]
    let response = try await client.perform(
      CurlRequest(
        .post, "\(address)/v1/inbound/texts/\(DemoFolder.texts)", headers: headers, body: Array(body)))
    guard (200..<300).contains(response.status) else {
      throw Failure(description: "The text was not taken: \(response.status).")
    }
  }
}
