/// Who works in the demo's clinic.
struct DemoStaff: Hashable, Sendable, Codable {
  static let password = "correct horse battery"

  let account: String
  let name: String
  let roles: [String]
  /// What somebody in that role looks at first.
  let page: String

  static let provider = DemoStaff(
    account: "provider", name: "Pat Provider", roles: ["provider"], page: "/desk")
  static let all = [
    provider,
    DemoStaff(account: "support", name: "Sue Support", roles: ["support"], page: "/desk/board"),
    DemoStaff(account: "lead", name: "Lee Lead", roles: ["support", "lead", "admin"], page: "/desk/numbers"),
    DemoStaff(account: "privacy", name: "Ola Officer", roles: ["privacy"], page: "/desk/privacy"),
  ]
}
