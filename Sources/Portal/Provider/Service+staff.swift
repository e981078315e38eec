import Refills
import Store

extension Service {
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
