/// Names in the order in which they were first added, each with its index.
struct NameTable {
  private(set) var names: [String] = []
  private var indices: [String: Int] = [:]

  /// The index of `name`, which is added if it is new.
  @discardableResult
  mutating func add(_ name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    return names.count - 1
  }

  subscript(name: String) -> Int? { indices[name] }
}
