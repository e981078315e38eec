/// JSON that stands on one line, broken into lines as people read it. Nothing of it is changed but the white space
/// between its tokens, and it may end anywhere: what was cut off is not missed.
enum IndentedJSON {
  static func text(_ compact: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(compact.utf8.count * 3 / 2)
    var depth = 0
    var isInText = false
    var isEscaped = false
    var last: UInt8 = 0
    func breakLine() {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
    for byte in compact.utf8 {
      defer { last = byte }
      if isInText {
        bytes.append(byte)
        isInText = isEscaped || byte != UInt8(ascii: "\"")
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth = max(0, depth - 1)
        if last != UInt8(ascii: "{"), last != UInt8(ascii: "[") { breakLine() }
        bytes.append(byte)
      case UInt8(ascii: ","):
        bytes.append(byte)
        breakLine()
      case UInt8(ascii: ":"): bytes += [byte, UInt8(ascii: " ")]
      default:
        if last == UInt8(ascii: "{") || last == UInt8(ascii: "[") { breakLine() }
        bytes.append(byte)
        isInText = byte == UInt8(ascii: "\"")
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { depth += 1 }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
