import Refills
import Store

extension Service {
  /// By the clinic's id.
  func staff(_ external: ExternalID) throws(Problem) -> StaffMember? {
    try read { () throws(StoreError) in try parts.directory.staff(external: external) }
  }

  /// All who work at the clinic, by name.
  func allStaff() throws(Problem) -> [StaffMember] {
    try read { () throws(StoreError) in try parts.directory.allStaff() }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// Names of staff by their ids; what is no id of staff stands for itself and is left out.
  func staffNames(_ ids: some Sequence<String>) throws(Problem) -> [String: String] {
    var names: [String: String] = [:]
    for text in Set(ids) {
      guard let id = StaffID(text) else { continue }
      names[text] = try read { () throws(StoreError) in try parts.directory.staff(id) }?.name
    }
    return names
  }
}
