/// One request header. Its description shows the name and never a value that could be a secret.
package struct CurlHeader: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Headers whose value may be shown in a log: they carry neither a secret nor a patient. A list of what is allowed,
  /// because the names in which vendors put their keys cannot be listed.
  private static let shown: Set<String> = [
    "accept", "accept-encoding", "accept-language", "cache-control", "content-length", "content-type",
    "user-agent",
  ]

  /// Whether name and value can be put on the wire as they are: a name is a token, a value has no control characters
  /// but the tab (RFC 9110, sections 5.1 and 5.5). Anything else could end the header and begin another.
  var isWellFormed: Bool {
    !name.isEmpty && name.areBytes(Self.isTokenByte)
      && value.areBytes { $0 == 9 || ($0 >= 32 && $0 != 127) }
  }

  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "!"),
      UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"),
      UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}

extension CurlHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    Self.shown.contains(name.lowercased()) ? "\(name): \(value)" : "\(name): ‹hidden›"
  }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["header": description]) }
}

extension String {
  /// Whether all bytes are such. Looks at them where they lie, which is several times faster than one by one.
  @inline(__always) func areBytes(_ isRight: (UInt8) -> Bool) -> Bool {
    unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.allSatisfy(isRight) } ?? utf8.allSatisfy(isRight)
  }
}
