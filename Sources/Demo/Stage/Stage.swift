import Curl
import Foundation
import Portal
import Statecharts
import Synchronization

/// What the demo's page shows, and what its buttons do.
final class Stage: Sendable {
  private struct Performance {
    let refill: SceneRefill
    var isRunning = false
    var said: String?
  }

  let house: DemoHouse
  private let lines: StageLines
  /// By the scene's id, once it is set.
  private let performances = Mutex<[String: Performance]>([:])

  init(_ house: DemoHouse, lines: StageLines) {
    self.house = house
    self.lines = lines
  }

  /// Sets all scenes.
  func prepare() async throws {
    for scene in DemoScene.all {
      try await house.add(scene.patient)
      let refill = try await scene.prepare(house, scene.patient)
      performances.withLock { $0[scene.id] = Performance(refill: refill) }
    }
  }

  /// Lets a scene happen.
  /// - Returns: false where there is no such scene, or it is not set yet.
  func happen(_ id: String) async -> Bool {
    guard let scene = DemoScene.all.first(where: { $0.id == id }) else { return false }
    let refill = performances.withLock { all -> SceneRefill? in
      guard let known = all[id], !known.isRunning, known.said == nil || scene.isRepeatable else { return nil }
      all[id]?.isRunning = true
      return known.refill
    }
    guard let refill else { return performances.withLock { $0[id] != nil } }
    let said: String
    do {
      said = try await scene.happen(house, scene.patient, refill)
    } catch {
      said = "It did not work: \(error)"
    }
    performances.withLock { all in
      all[id]?.isRunning = false
      all[id]?.said = said
    }
    return true
  }

  /// How the buttons stand.
  func scenes() -> [StageView.Scene] {
    let performances = performances.withLock { $0 }
    return DemoScene.all.map { scene in
      let performance = performances[scene.id]
      return StageView.Scene(
        id: scene.id, title: scene.title, story: scene.story, patient: scene.patient.id,
        desk: scene.desk.replacing("{refill}", with: performance?.refill.refill ?? ""),
        isReady: performance.map { !$0.isRunning && ($0.said == nil || scene.isRepeatable) } ?? false,
        said: performance?.said)
    }
  }

  func view(of patient: ScenePatient?) -> StageView {
    let shown = patient ?? DemoScene.all[0].patient
    return StageView(
      address: house.address, now: StageView.written(house.clock.now()), speed: house.clock.speed,
      patient: shown, patients: DemoScene.all.map(\.patient),
      texts: house.phone.items(of: shown.number).map(StageView.Item.init),
      mails: house.phone.items(of: shown.address).map(StageView.Item.init), scenes: scenes(),
      staff: DemoStaff.all, password: DemoStaff.password, events: lines.latest)
  }

  /// A one-time link to a patient's page, as support makes it for somebody on the phone.
  func link(_ patient: ScenePatient) async throws -> String {
    struct Link: Decodable { let url: String }
    let body = try await house.call("POST", "/v1/patients/\(patient.id)/links", caller: .localOperator)
    return try JSONDecoder().decode(Link.self, from: Data(body)).url
  }

  /// Signs in as the page of the desk does.
  /// - Returns: the cookie. A browser sends it to every port of this machine.
  func signIn(_ member: DemoStaff) async throws -> String? {
    let form = "account=\(member.account)&password=\(DemoStaff.password.percentEncoded)"
    let response = try await house.client.perform(
      CurlRequest(
        .post, "\(house.address)/desk/sign-in",
        headers: [
          CurlHeader("Content-Type", "application/x-www-form-urlencoded"),
          CurlHeader("Origin", house.address),
        ], body: Array(form.utf8)))
    return response.headers["Set-Cookie"]
  }
}
