/// The bytes of a key. Neither `print`, `dump` nor interpolation shows them.
struct HashKey: Hashable, Sendable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }
}

extension HashKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  var description: String { "‹hidden›" }
  var debugDescription: String { description }
  var customMirror: Mirror { Mirror(self, children: [:]) }
}
