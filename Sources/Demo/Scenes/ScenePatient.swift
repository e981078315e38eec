/// Somebody whose phone the demo shows. None of them exists.
struct ScenePatient: Hashable, Sendable, Codable {
  /// The clinic's id.
  let id: String
  let name: String
  let number: String

  init(_ id: String, _ name: String, number: Int) {
    self.id = id
    self.name = name
    // 555 0100 to 0199 are kept for fiction.
    self.number = "+155501001\(number / 10)\(number % 10)"
  }

  var address: String { "\(id)@demo.example" }
}
