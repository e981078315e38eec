/// A large value that is copied only when one of its owners changes it: handing it on, and reading a part of it, costs
/// a reference.
///
/// Its parts are read at an address, not lent by a coroutine (`_read`): with optimisation Swift 6.3.1 destroys what was
/// kept of a lent value where it was lent from, be that changed or gone by then.
struct Shared<Value: Hashable & Sendable>: Hashable, Sendable {
  @safe private final class Storage: Sendable {
    /// Written only while it has one owner, so that nobody else can be reading it.
    nonisolated(unsafe) let place: UnsafeMutablePointer<Value>

    init(_ value: Value) {
      unsafe place = .allocate(capacity: 1)
      unsafe place.initialize(to: value)
    }

    deinit {
      unsafe place.deinitialize(count: 1)
      unsafe place.deallocate()
    }
  }

  private var storage: Storage

  init(_ value: Value) { storage = Storage(value) }

  var value: Value {
    unsafeAddress { unsafe place }
    unsafeMutableAddress { unsafe ownPlace() }
  }

  /// Where the value is, as long as this owner lives and is not changed.
  var place: UnsafePointer<Value> { unsafe UnsafePointer(storage.place) }

  /// Where the value can be changed: nobody else sees it.
  mutating func ownPlace() -> UnsafeMutablePointer<Value> {
    if !isKnownUniquelyReferenced(&storage) { storage = unsafe Storage(storage.place.pointee) }
    return unsafe storage.place
  }

  static func == (one: Shared, other: Shared) -> Bool {
    one.storage === other.storage || one.value == other.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
