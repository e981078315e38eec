/// A large value that is copied only when one of its owners changes it: handing it on, and reading a part of it, costs
/// a reference.
struct Shared<Value: Hashable & Sendable>: Hashable, Sendable {
  private final class Storage: Sendable {
    /// Written only while it has one owner, so that nobody else can be reading it.
    nonisolated(unsafe) var value: Value

    init(_ value: Value) { unsafe self.value = value }
  }

  private var storage: Storage

  init(_ value: Value) { storage = Storage(value) }

  var value: Value {
    _read { yield unsafe storage.value }
    _modify {
      if !isKnownUniquelyReferenced(&storage) { storage = Storage(unsafe storage.value) }
      yield unsafe &storage.value
    }
  }

  static func == (one: Shared, other: Shared) -> Bool {
    one.storage === other.storage || one.value == other.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
