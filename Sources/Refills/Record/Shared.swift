/// A large value that is copied only when one of its owners changes it: handing it on costs a reference.
///
/// An array of one, which is the standard library's copying on writing, without any of our own.
struct Shared<Value: Hashable & Sendable>: Hashable, Sendable {
  private var only: [Value]

  init(_ value: Value) { only = [value] }

  var value: Value {
    _read { yield only[0] }
    _modify { yield &only[0] }
  }
}
