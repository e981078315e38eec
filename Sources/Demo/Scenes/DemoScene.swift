/// Something that goes wrong, or right, at the press of a button.
struct DemoScene: Sendable {
  let id: String
  let title: String
  /// What to look at, and what refilld does about it.
  let story: String
  /// Whose page shows it best; a path of the desk, with `{refill}` for the refill.
  let desk: String
  let patient: ScenePatient
  /// It may happen again.
  var isRepeatable = false
  /// Sets the scene, before anybody looks.
  let prepare: @Sendable (DemoHouse, ScenePatient) async throws -> SceneRefill
  /// Lets it happen. What it returns is said beside the button.
  let happen: @Sendable (DemoHouse, ScenePatient, SceneRefill) async throws -> String

  static let all = [
    asks, wrongReady, rerouted, partOnly, lostParcel, cardFails, manyPushes, pharmacyDown, massMistake,
    missedVisit, stop, moves,
  ]
}
